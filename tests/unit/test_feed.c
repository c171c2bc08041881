/* What a user would miss of a feed: the entries that carry a whole account, each with its address, its day and who published it;
 * to be told of those that do not; and not to be led astray by other people's modules, lists and bombs. */
#include "arena.h"
#include "unpack/unpack.h"

#define BODY "<p>President Orvan Telmek received Prime Minister Ines Corvay of Sarelle in Kessan.</p>"
#define ESCAPED "&lt;p&gt;President Orvan Telmek received Prime Minister Ines Corvay of Sarelle in Kessan.&lt;/p&gt;"
#define LONG ESCAPED ESCAPED ESCAPED ESCAPED ESCAPED ESCAPED ESCAPED ESCAPED ESCAPED ESCAPED

/* One line a capture or refusal. */
static bool each(void *user, const ro_capture *c, ro_status st, const char *why) {
    ro_buf *b = user;
#define S(x) (int)(x).n, (x).n ? (x).p : ""
    if (st == RO_SKIPPED)
        ro_buf_printf(b, "skipped %.*s\n", S(c->file));
    else if (st != RO_OK)
        ro_buf_printf(b, "refused %s\n", why);
    else
        ro_buf_printf(b, "%.*s | %.*s | %.*s | %.*s | %.*s | %.*s | %.*s | %s %zu %.*s\n", S(c->file), S(c->id), S(c->url),
                      S(c->title), S(c->publisher), S(c->date), S(c->language),
                      c->html   ? "html"
                      : c->text ? "text"
                                : "?",
                      c->bytes.n, (int)(c->bytes.n < 12 ? c->bytes.n : 12), c->bytes.p);
    return true;
}

static void reads(const char *xml, const char *want) {
    ro_buf b = {.arena = arena};
    ro_ctx *ctx = ro_ctx_new();
    const ro_capture whole = {.file = ro_str_c("f.xml"), .bytes = ro_str_c(xml)};
    assert_int_equal(ro_captures_within(ctx, &whole, each, &b), RO_OK);
    ro_ctx_free(ctx);
    ro_buf_byte(&b, 0);
    assert_string_equal(b.p, want);
}

#define RSS                                                                                                                      \
    "<?xml version='1.0'?>\n<!-- made by hand -->\n<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' " \
    "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:media='http://search.yahoo.com/mrss/'>"                                   \
    "<channel><image><title>Logo</title></image><title>Office of the President</title><language>en-US</language>"
#define END "</channel></rss>"

static void rss_entries(void **state) {
    (void)state;
    reads(RSS "<item><media:title>Photo</media:title><title>Talks &amp;amp; trade</title><link>https://p.example/1</link>"
              "<guid isPermaLink='false'>n-1</guid><pubDate>Wed, 31 May 2023 10:00:00 +0300</pubDate>"
              "<description>Short</description><content:encoded><![CDATA[" BODY "]]></content:encoded></item>"
              "<item><title>Long</title><guid>https://p.example/2</guid><dc:date>2023-06-01T09:00:00Z</dc:date>"
              "<source url='https://q.example/feed'>Ministry</source><description>" LONG "</description></item>" END,
          "f.xml#n-1 | feed:https://p.example/1 | https://p.example/1 | Talks & trade | Office of the President | "
          "2023-05-31T10:00:00+03:00 | en | html 87 <p>President\n"
          "f.xml#https://p.example/2 | feed:https://p.example/2 | https://p.example/2 | Long | Ministry | 2023-06-01T09:00:00Z | "
          "en | html "
          "870 <p>President\n");
}

static void summaries_are_refused(void **state) {
    (void)state;
    reads(RSS "<item><title>T</title><description>The President met nobody.</description></item>"
              "<item><title>T</title><description>" LONG "&lt;p&gt;And then &amp;hellip;&lt;/p&gt;</description></item>"
              "<item><title>T</title><media:description>" LONG "</media:description></item>" END,
          "refused f.xml#1: the feed holds only a summary of it: save its page\n"
          "refused f.xml#2: the feed holds only a summary of it: save its page\n"
          "refused f.xml#3: the feed holds only a summary of it: save its page\n");
}

#define ATOM "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='ko'><title>Gov</title>"
#define LINK(n) "<link rel='self' href='https://g.example/x'/><link href='https://g.example/" n "'/>"

static void atom_entries(void **state) {
    (void)state;
    reads(ATOM "<entry><title type='html'>A&amp;#8217;s</title>" LINK(
              "1") "<id>tag:g,1</id><published>2023-05-31T10:00:00+03:00</published>"
                   "<updated>2023-06-30T10:00:00Z</updated><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>1 "
                   "&lt; 2</p><br/>"
                   "</div></content></entry>"
                   "<entry>" LINK("2") "<content type='html'>" ESCAPED "</content><source><title>Other</title></source></entry>"
                                       "<entry>" LINK(
                                           "3") "<content>They met &amp; talked.</content></entry>"
                                                "<entry>" LINK(
                                                    "4") "<content type='image/png'>iVBORw0KGgo</content></entry></feed>",
          "f.xml#tag:g,1 | feed:https://g.example/1 | https://g.example/1 | A\xE2\x80\x99s | Gov | 2023-05-31T10:00:00+03:00 | "
          "ko | html 30 "
          "<div><p>1 &l\n"
          "f.xml#2 | feed:https://g.example/2 | https://g.example/2 |  | Other |  | ko | html 87 <p>President\n"
          "f.xml#3 | feed:https://g.example/3 | https://g.example/3 |  | Gov |  | ko | text 18 They met & t\n"
          "refused f.xml#4: the feed holds only a summary of it: save its page\n");
}

static void rdf_entries(void **state) {
    (void)state;
    reads("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' "
          "xmlns:content='http://purl.org/rss/1.0/modules/content/'><image><title>Logo</title></image>"
          "<channel><title>Agency</title></channel><item><title>T</title><link>https://a.example/1</link>"
          "<content:encoded>" ESCAPED "</content:encoded></item></rdf:RDF>",
          "f.xml#1 | feed:https://a.example/1 | https://a.example/1 | T | Agency |  |  | html 87 <p>President\n");
}

static void damage_and_bombs(void **state) {
    (void)state;
    reads(RSS "<item><content:encoded>" ESCAPED "</content:encoded></item><item><content:encoded>&lt;p&gt;President",
          "f.xml#1 |  |  |  | Office of the President |  | en | html 87 <p>President\n"
          "refused f.xml: is damaged XML in or behind entry 2: what stands there is not read: fetch it again\n");
    reads("<!DOCTYPE rss [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b "
          "'&a;&a;&a;&a;&a;&a;'>]><rss><channel><item><description>&b;</description>"
          "</item></channel></rss>",
          "refused f.xml: is a feed in damaged XML, or one that declares entities: it is not read\n");
    ro_buf deep = {.arena = arena};
    ro_buf_addc(&deep, "<rss><channel><item><description>");
    for (int i = 0; i < 100000; i++) ro_buf_addc(&deep, "<b>");
    ro_buf_byte(&deep, 0);
    reads(deep.p, "refused f.xml: is damaged XML in or behind entry 1: what stands there is not read: fetch it again\n");
}

static void no_feeds(void **state) {
    (void)state;
    reads("<?xml version='1.0'?><opml version='2.0'><body/></opml>",
          "refused f.xml: is a list of feeds (OPML): fetch the feeds or, better, the pages\n");
    reads("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url/></urlset>",
          "refused f.xml: is a map of a site, which has addresses and no pages: fetch the pages\n");
    reads(RSS END, "refused f.xml: is a feed without entries: there is nothing to read\n");
    reads("<html><body><p>The talks were about rss.</p></body></html>", "f.xml |  |  |  |  |  |  | ? 58 <html><body>\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {TEST(rss_entries), TEST(summaries_are_refused), TEST(atom_entries),
                                       TEST(rdf_entries), TEST(damage_and_bombs),      TEST(no_feeds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
