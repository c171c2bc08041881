/* How the page of a comparison looks: on a screen, a narrow one, in the dark, in print.
 *
 * System fonts and no pictures: the page needs nothing else. On a narrow screen the columns stand one under the other, each with
 * its letter; in print colours are black. */
#include "present/comparison.h"

/* One rule of the sheet after the other. */
/* clang-format off */
static const char STYLE[] =
    ":root{color-scheme:light dark;--ink:#1b1b1b;--soft:#595959;--line:#c9c5bd;--bg:#fffdf9;--tint:#f3efe6;--gone:#8f1d14;--new:#0b5a2a}"
    "@media(prefers-color-scheme:dark){:root{--ink:#e9e6df;--soft:#a9a59c;--line:#4a4741;--bg:#191815;--tint:#24221e;--gone:#ff9d8f;--new:#83d9a0}}"
    "*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:1rem/1.55 Georgia,'Times New Roman',serif}"
    "main,header,footer{max-width:max(72rem,calc(var(--n)*20rem));margin:0 auto;padding:0 1.25rem}"
    "h1,h2,h3{break-after:avoid}h1{font-size:1.5rem;line-height:1.25;margin:1.6rem 0 .4rem}"
    "h2{font-size:1.1rem;margin:2.2rem 0 0;border-bottom:1px solid var(--line);padding-bottom:.2rem}"
    "h2+.row{border-top:0}h3{font-size:1rem;margin:1rem 0 0}:focus-visible{outline:3px solid currentColor;outline-offset:2px}"
    ".skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--bg);padding:.5rem}"
    ".vh,.letter{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}"
    ".soft,.label,th{color:var(--soft)}.label,th,.key,.notes,.letter,.flag{font-family:system-ui,'Helvetica Neue',Arial,sans-serif}"
    ".row{display:grid;grid-template-columns:repeat(var(--n),minmax(0,1fr));gap:.1rem 1.6rem;padding:.7rem 0;border-top:1px solid var(--line);break-inside:avoid}"
    ".run{break-inside:auto}.row>*{min-width:0;overflow-wrap:anywhere}.row p{margin:0}.row p+p{margin-top:.5rem}"
    ".label{grid-column:1/-1;font-size:.78rem;letter-spacing:.02em}.same{color:var(--soft)}"
    ".absent{color:var(--soft);font-style:italic;font-size:.9rem;border-left:3px dotted var(--line);padding-left:.7rem}.absent p{position:sticky;top:2.6rem}"
    ".silent{border-left-style:solid;border-left-color:var(--soft)}.unknown{border-left-style:dashed}.why{display:block;font-size:.8rem}"
    ".pn{font-weight:600;text-decoration:none;margin-right:.3rem;display:inline-block;min-width:24px;min-height:24px}.pn:hover,.cite:hover{text-decoration:underline}.cite{margin-left:.5rem}"
    ".box{border:1.5px solid currentColor;border-radius:2px;padding:0 .3em;color:var(--ink)}.row .hop{text-align:right;font:.78rem/24px system-ui,sans-serif;color:var(--soft)}"
    ".row:target{box-shadow:-.6rem 0 0 var(--bg),-.85rem 0 0 var(--ink)}.heads{display:none}"
    "@media(min-width:46.01rem){.heads{display:grid;grid-template-columns:repeat(var(--n),minmax(0,1fr));gap:0 1.6rem;position:sticky;top:0;background:var(--bg);border-bottom:1px solid var(--line);padding:.3rem 0;z-index:1;font:.82rem/1.4 system-ui,sans-serif}.heads div{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.row,.row p{scroll-margin-top:2.4rem}.heads+.row{border-top:0}}"
    "@media(min-width:62rem){.first .strips{float:right;width:19rem;margin:1rem 0 1rem 2.5rem}}.first h2{overflow:hidden}.there{display:flow-root}.first:not(:has(.claims)) .strips svg{max-height:11rem}.first::after{content:'';display:block;clear:both}"
    ".gap{text-align:center;font:.82rem/2 system-ui,sans-serif;border-top:1px dashed var(--line);margin:0}"
    ".quoted{grid-column:1/-1;font-size:.86rem;border:1px solid var(--soft);padding:.5rem .8rem;margin-top:.5rem}.quoted a{margin-left:.6rem}.quoted textarea{width:100%;margin-top:.4rem;font:.86rem/1.5 Georgia,serif;color:var(--ink);background:var(--tint);border:0;padding:.5rem}"
    ".notes{grid-column:1/-1;margin:.35rem 0 0;padding-left:1.1rem;font-size:.8rem;color:var(--soft)}.notes b{font-weight:600;color:var(--ink)}"
    "del{color:var(--gone);text-decoration:line-through;text-decoration-thickness:1px;background:none}"
    "ins{color:var(--new);text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:2px;font-weight:600}"
    "del.form,ins.form{color:inherit;font-weight:inherit;text-decoration:underline dotted 1px}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed;font-size:.92rem}"
    "th,td{text-align:left;vertical-align:top;padding:.35rem .8rem;border-top:1px solid var(--line);overflow-wrap:anywhere}"
    "thead th{border-top:0;font-size:.8rem}tbody th{color:var(--ink)}th{font-weight:600}th:first-child{width:10rem;padding-left:0}"
    ".differs td{background:var(--tint)}.flag{display:block;font-weight:400;font-size:.78rem;color:var(--soft)}"
    ".accounts{display:grid;grid-template-columns:repeat(auto-fit,minmax(11rem,1fr));gap:.6rem 1.6rem;padding:0;margin:1rem 0;list-style:none}"
    ".accounts li{border-top:3px solid var(--ink);padding-top:.4rem;overflow-wrap:anywhere}.key{font-size:.82rem;color:var(--soft)}.accounts .key{margin:.15rem 0}"
    "code{font-size:.8rem;overflow-wrap:anywhere}details{margin:.4rem 0}details ul{padding-left:1.1rem;overflow-wrap:anywhere}summary{cursor:pointer}footer{padding-bottom:3rem}footer .key{overflow-wrap:anywhere}a{color:inherit}"
    "@media(max-width:46rem){.row,.accounts{grid-template-columns:minmax(0,1fr);gap:.5rem}.letter{position:static;width:auto;height:auto;clip-path:none;font-weight:600;font-size:.74rem;margin-right:.4rem;border:1px solid currentColor;border-radius:2px;padding:0 .3em}"
    "table,tbody,tr,th,td{display:block;border:0;padding:.1rem 0}th:first-child{width:auto}thead{display:none}tr{border-top:1px solid var(--line);padding:.3rem 0}tbody tr:first-child{border-top:0}.differs td{padding:.1rem .5rem}"
    ".flag{display:inline;margin-left:.5rem}td[data-l]::before{content:attr(data-l) ' ';font-weight:600;color:var(--soft)}}"
    ".warn{border-left:4px solid var(--gone);padding-left:.7rem;font-weight:600}.strips{margin:1rem 0;max-width:40rem}.strips svg{display:block;width:100%;max-height:24rem}"
    ".strips text{font:600 14px system-ui,sans-serif;fill:var(--ink)}.both{fill:var(--line);stroke:var(--bg);stroke-width:.5}.alone{fill:url(#hatch);stroke:var(--soft);stroke-width:.5}.hatch{stroke:var(--ink);stroke-width:1.2}"
    ".band{fill:var(--line);fill-opacity:.35;stroke:none}.changed{stroke:var(--ink);stroke-width:1.4}.moved{fill:none;stroke:var(--soft);stroke-width:1;stroke-dasharray:4 3}figcaption{font-size:.82rem;color:var(--soft)}"
    ".claims{padding-left:1.2rem}.claims li{margin:.35rem 0;overflow-wrap:anywhere}.claims a{text-decoration:none}.claims a:hover,.claims a:focus{text-decoration:underline}.claims b{font-size:.8rem;color:var(--soft);font-family:system-ui,sans-serif}"
    "@media print{details::details-content{content-visibility:visible;display:block}.heads,.gap{position:static}.kinds,.cite,.hop{display:none}.strips{max-width:60%}:root{--ink:#000;--soft:#333;--line:#888;--bg:#fff;--tint:#fff;--gone:#000;--new:#000}html{font-size:10pt}.skip{display:none}a{text-decoration:none}tr{break-inside:avoid}}";
/* clang-format on */

const char *ro_comparison_css(void) { return STYLE; }
