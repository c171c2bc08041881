/* What stands around every page: head, a way past the navigation, navigation, main, foot. In: what the page wrote, its title.
 * Out: the document.
 *
 * The foot names the archive and says how much it holds, since every count on a page is a count of that. */
#include "deciding.h"
#include "query.h"

static void asset(web_page *o, const char *before, const char *name, const char *after) {
    const web_asset *a = web_asset_find(name);
    if (!a || !a->n) return; /* a build without node has no scripts */
    web_raw(o, before);
    web_raw(o, "/assets/");
    web_raw(o, a->name);
    web_raw(o, "?");
    web_raw(o, a->version);
    web_raw(o, after);
}

static void head(web_page *o, const web_request *q) {
    web_raw(o, "<!doctype html>\n<html lang=\"en\" dir=\"ltr\"><head><meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
               "<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"generator\" content=\"readout " RO_VERSION
               "\">\n<title>");
    web_add(o, (ro_str){q->title.p, q->title.n});
    web_raw(o, q->title.n ? " \xC2\xB7 readout</title>\n" : "readout</title>\n");
    for (size_t i = 0; i < sizeof q->styles / sizeof *q->styles && q->styles[i]; i++)
        asset(o, "<link rel=\"stylesheet\" href=\"", q->styles[i], "\">\n");
    asset(o, "<link rel=\"stylesheet\" href=\"", "room.css", "\">\n");
    asset(o, "<link rel=\"icon\" href=\"", "icon.svg", "\">\n");
    asset(o, "<script type=\"module\" src=\"", "room.js", "\"></script>\n");
    for (size_t i = 0; i < sizeof q->scripts / sizeof *q->scripts && q->scripts[i]; i++)
        asset(o, "<script type=\"module\" src=\"", q->scripts[i], "\"></script>\n");
    if (!q->room->readonly)
        web_raw(o, "<meta name=\"proof\""), web_attr(o, "content", web_str(q->room->proof)), web_raw(o, ">\n");
    web_raw(o, "</head>\n");
}

static void navigation(web_page *o, const web_request *q) {
    web_raw(o, "<header class=\"top\"><nav aria-label=\"Pages\"><a class=\"name\" href=\"/\">readout</a><ul>");
    for (const web_route *r = web_routes; r->method; r++) {
        if (!r->nav || (r->writes && q->room->readonly)) continue;
        web_raw(o, "<li><a");
        web_attr(o, "href", web_str(r->pattern));
        if (q->route && q->route->page == r->page) web_raw(o, " aria-current=\"page\"");
        web_raw(o, ">");
        web_words(o, r->title);
        web_raw(o, "</a></li>");
    }
    web_raw(o, "</ul></nav>\n<form class=\"find\" role=\"search\" action=\"/search\"><label class=\"vh\" for=\"find\">Search the "
               "archive</label><input id=\"find\" name=\"q\" type=\"search\" placeholder=\"Search\" autocomplete=\"off\"");
    const char *asked = q->route && strcmp(q->route->pattern, "/search") == 0 ? web_asked(q, "q") : NULL;
    if (asked) web_attr(o, "value", web_str(asked));
    web_raw(o, "><button>Search</button></form></header>\n");
}

static void foot(web_page *o, const web_request *q, const ro_holdings *h) {
    web_raw(o, "<footer class=\"foot\"><p>");
    web_words(o, q->room->name);
    web_raw(o, ": ");
    web_count(o, h->meetings, "meeting", "meetings");
    web_raw(o, ", ");
    web_count(o, h->accounts, "account", "accounts");
    if (h->decisions) web_raw(o, ", "), web_count(o, h->decisions, "decision", "decisions");
    web_raw(o, q->room->readonly ? ". Nothing can be changed here.</p>" : ".</p>");
    if (q->route && q->route->json && strcmp(q->route->method, "GET") == 0 && !q->status) {
        web_raw(o, "<p><a href=\"");
        web_words(o, strcmp(q->path, "/") == 0 ? "/meetings" : q->path);
        web_raw(o, ".json");
        if (q->nquery) web_query_with(o, q, "", NULL);
        web_raw(o, "\">This page as JSON</a></p>");
    }
    web_raw(o, "</footer></body></html>\n");
}

void web_frame(web_page *o, const web_request *q, const web_page *main, const ro_holdings *h) {
    head(o, q);
    web_raw(o, "<body");
    if (q->klass) web_attr(o, "class", web_str(q->klass));
    web_raw(o, "><a class=\"skip\" href=\"#main\">To the content</a>\n");
    navigation(o, q);
    web_raw(o, "<main id=\"main\" tabindex=\"-1\">\n");
    if (!q->status) web_done(o, q);
    web_add(o, (ro_str){main->p, main->n});
    web_raw(o, "</main>\n");
    foot(o, q, h);
}

void web_set_title(web_request *q, ro_str title) {
    q->title.n = 0;
    web_text(&q->title, title);
}

void web_form_token(web_page *o, const web_request *q) { web_hidden(o, "proof", web_str(q->room->proof)); }

/* What a form could not do leads back to where it stands. */
static void way_back(web_page *o, const web_request *q) {
    const char *from = web_field_of(q->form, q->nform, "from"), *to = from ? from : web_field_of(q->form, q->nform, "back");
    if (to && web_own_path(to, 800))
        web_raw(o, "<a"), web_attr(o, "href", web_str(to)), web_raw(o, ">Back to the page of the form</a>, ");
}

void web_trouble(web_request *q, web_page *o, int status, const char *why) {
    static const struct {
        int status;
        const char *title;
    } titles[] = {{400, "That cannot be asked"},  {401, "A token is wanted"}, {403, "Not from there"},
                  {404, "There is no such page"}, {405, "Not in that way"},   {413, "Too much"},
                  {503, "The room is closing"}};
    const char *title = "Something failed";
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (titles[i].status == status) title = titles[i].title;
    q->status = status;
    q->type = NULL;
    q->klass = NULL;
    o->n = 0;
    if (q->json) {
        web_raw(o, "{\"error\":");
        ro_string_json(web_str(why), web_sink(o));
        web_raw(o, "}\n");
        return;
    }
    web_set_title(q, web_str(title));
    web_raw(o, "<h1>");
    web_words(o, title);
    web_raw(o, "</h1>\n<p class=\"warn\">");
    web_words(o, why);
    web_raw(o, "</p>\n<p>");
    way_back(o, q);
    web_raw(o, "<a href=\"/\">All meetings</a>, or <a href=\"/search\">search</a>.</p>\n");
}
