/* The sheet of the edition as a page: a text column with numbers in its margin, under each paragraph its notes in smaller type.
 */
#include "present/edition_html.h"

/* One rule of the sheet after the other. */
/* clang-format off */
const char ro_edition_style[] =
    ":root{color-scheme:light dark;--ink:#1b1b1b;--soft:#595959;--line:#c9c5bd;--bg:#fffdf9;--tint:#f3efe6;--mark:#7a1f12}"
    "@media(prefers-color-scheme:dark){:root{--ink:#e9e6df;--soft:#a9a59c;--line:#4a4741;--bg:#191815;--tint:#24221e;--mark:#ffb3a5}}"
    "*{box-sizing:border-box}html{scroll-padding-top:1rem}body{margin:0;background:var(--bg);color:var(--ink);font:1.05rem/1.6 Georgia,'Times New Roman',serif}"
    "main,header,footer{max-width:50rem;margin:0 auto;padding:0 1.25rem}footer{padding-bottom:3rem}"
    "h1{font-size:1.6rem;line-height:1.25;margin:1.6rem 0 .3rem;overflow-wrap:anywhere}"
    "h2{font-size:1.1rem;margin:2.4rem 0 .6rem;border-bottom:1px solid var(--line);padding-bottom:.2rem}h1,h2{break-after:avoid}"
    "a{color:inherit}:focus-visible{outline:3px solid currentColor;outline-offset:2px}:target{background:var(--tint)}"
    ".vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}"
    ".skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--bg);padding:.5rem}"
    "nav,.soft,.key,th,.num,summary,.app{font-family:system-ui,'Helvetica Neue',Arial,sans-serif}nav a{margin-right:1.2rem}nav,.soft,.key,th,summary{color:var(--soft)}nav,.key{font-size:.88rem}"
    "table{border-collapse:collapse;width:100%;font-size:.92rem}th,td{text-align:left;vertical-align:top;padding:.4rem .8rem .4rem 0;border-top:1px solid var(--line);overflow-wrap:anywhere}"
    "th{font-weight:600;font-size:.85rem;white-space:nowrap}thead th{border-top:0}time{white-space:nowrap}tbody th{font-size:1rem;color:var(--mark);white-space:nowrap}.people tbody th{white-space:normal;color:var(--ink);font-family:inherit;width:13rem}td p,td div{margin:0 0 .15rem}code{font-size:.78rem;overflow-wrap:anywhere}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;font-size:.88rem;color:var(--soft);margin:.8rem 0}dt{font-weight:600;color:var(--ink)}dd{margin:0}"
    ".par{position:relative;margin:1.3rem 0}.par>p{margin:0;overflow-wrap:anywhere}.no{position:absolute;right:calc(100% + .9rem);top:.3rem;color:var(--soft);text-decoration:none;font:.8rem system-ui,Arial,sans-serif}"
    "sup{line-height:0;font-size:.72em}sup a{color:var(--mark);text-decoration:none;padding:0 .12em;font-family:system-ui,Arial,sans-serif}.also a{border-left:1px solid var(--line)}"
    ".app{list-style:none;margin:.45rem 0 0;padding:0 0 0 .9rem;border-left:2px solid var(--line);font-size:.84rem;line-height:1.45}.app li{margin:.12rem 0;padding-left:1.3rem;text-indent:-1.3rem;overflow-wrap:anywhere}"
    ".app q,.app bdi{font-family:Georgia,'Times New Roman',serif;font-size:1.06em}.app q{quotes:none}.num{text-indent:0;color:var(--mark);text-decoration:none;display:inline-block;min-width:1.3rem;font-weight:600}"
    ".wit,abbr{font-weight:600;color:var(--mark);text-decoration:none;font-style:normal}i{color:var(--soft)}.remark{color:var(--soft)}"
    "details{margin:.35rem 0 0;padding-left:1rem;font-size:.84rem}summary{cursor:pointer;font-size:.82rem}"
    "@media(max-width:62rem){.no{position:static;float:left;margin:.3rem .6rem 0 0}}"
    "@media(max-width:36rem){body{font-size:1rem}main,header,footer{padding:0 1rem}thead{display:none}table,tbody,tr,th,td{display:block;border:0;padding:.1rem 0}tr{border-top:1px solid var(--line);padding:.4rem 0}.people tbody th{width:auto}td[data-l]::before{content:attr(data-l) ' ';color:var(--soft)}}"
    "@media print{:root{--ink:#000;--soft:#333;--line:#888;--bg:#fff;--tint:#fff;--mark:#000}body{font-size:10.5pt}.skip,nav{display:none}a{text-decoration:none}main,header,footer{max-width:none;padding:0 0 0 2.2rem}.no{position:absolute;float:none;margin:0}.app{font-size:8.5pt}.app li,tr{break-inside:avoid}details:not([open]){display:none}}";
/* clang-format on */
