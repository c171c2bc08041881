/* What a keeper of captures would miss: a page that is no account taken for one, and, worse, an account thrown away because it is
 * short or tells of robots, cookies and doors that stay shut. All states, people and papers are invented. */
#include "arena.h"
#include "clean/clean.h"

struct page {
    const char *want; /* the reason's word; NULL: an account */
    const char *text;
    int status;
};

static const ro_cleaned *cleaned(const struct page *x) {
    ro_capture *c = RO_NEW(arena, ro_capture);
    c->bytes = ro_str_c(x->text);
    c->status = x->status;
    if (RO_TRY(arena)) fail_msg("%s", error.text);
    return ro_clean(arena, ro_page_read(arena, c), c);
}

static void hold(const struct page *pages, size_t n) {
    size_t wrong = 0;
    for (size_t i = 0; i < n; i++) {
        const ro_cleaned *k = cleaned(&pages[i]);
        const char *got = k->refusal, *want = pages[i].want;
        bool same = got && want ? strcmp(got, want) == 0 : got == want;
        if (same && (!got || (k->refused && strlen(k->refused) > 10))) continue;
        print_error("%s, not %s: %.160s\n", got ? got : "an account", want ? want : "an account", pages[i].text);
        wrong++;
    }
    assert_int_equal(wrong, 0);
}
#define HOLD(pages) hold(pages, sizeof pages / sizeof *pages)

#define HEAD(title) "<!doctype html><html><head><title>" title "</title></head><body>"
#define MENU "<nav><ul><li><a href=/>Home</a><li><a href=/w>World</a><li><a href=/s>Sea and harbours</a></ul></nav>"
#define FOOT "<footer><p>Elden Post, Port Elden. All rights reserved.</p></footer>"

static void gone_and_not_found(void **state) {
    (void)state;
    static const struct page pages[] = {
        {"not-found",
         HEAD("Page not found | Elden Post") MENU
         "<h1>Page not found</h1><p>Sorry, there is nothing at this address. It may have been moved. Try the search, or go back "
         "to the first page of the Post.</p>" FOOT,
         0},
        {"not-found", HEAD("404 Not Found") "<center><h1>404 Not Found</h1></center><hr><center>nginx</center>", 0},
        {"not-found",
         HEAD("Elden Post") "<h1>Oops!</h1><h2>404: the page cannot be found</h2>"
                            "<p>The page you are looking for has been moved or never was.</p>",
         0},
        {"not-found",
         HEAD("Not Found") "<h1>Not Found</h1><p>The requested URL was not found on this server.</p>"
                           "<address>Apache Server at post.example Port 80</address>",
         0},
        {"not-found", HEAD("Error 404 - Lake House") MENU "<h1>Error 404</h1><p>Whatever stood here has sailed.</p>", 0},
        {"not-found",
         HEAD("Lake House") MENU "<p>We're sorry, but we can't find the page you were looking for. Please check the "
                                 "link or use the search box.</p>" FOOT,
         0},
        {"not-found",
         HEAD("Page not found - Elden Post") MENU
         "<h1>Page not found</h1><p>It looks like nothing was found at this location. Maybe read one of these?</p>"
         "<h3><a href=/1>Storms break the northern lights again</a></h3><p>The lights on the northern coast are broken.</p>"
         "<h3><a href=/2>Ferry fares rise in autumn this year</a></h3><p>The ferry to Kestria is to cost a crown more.</p>"
         "<h3><a href=/3>A new harbour master for Port Elden</a></h3><p>Lio Hadder takes the chair from Una Perrin.</p>",
         0},
        {"not-found",
         "Page not found | Elden Post\nHome\nWorld\nPage not found\nThe page you requested is not here.\n"
         "Contact us\n",
         0},
        {"not-found", "404\n\nSorry, this page does not exist.\n", 0},
        {"not-found",
         HEAD("Страница не найдена — Эльденская почта") "<h1>Страница не найдена</h1>"
                                                        "<p>Возможно, она переехала. Перейдите на главную страницу.</p>",
         0},
        {"not-found", "Ошибка 404\nЗапрашиваемая страница не найдена.\nВернуться на главную\n", 0},
        {"not-found", HEAD("엘덴신문") "<p>요청하신 페이지를 찾을 수 없습니다.</p><p>주소를 다시 확인해 주십시오.</p>", 0},
        {"not-found", HEAD("页面不存在 - 湖港报") "<p>您访问的页面不存在，请返回首页。</p>", 0},
        {"not-found",
         HEAD("Page introuvable | La Poste d'Elden") "<h1>Page introuvable</h1><p>La page que vous recherchez "
                                                     "n'existe pas ou a changé d'adresse.</p>",
         0},
        {"not-found",
         HEAD("Seite nicht gefunden - Eldener Post") "<h1>Seite nicht gefunden</h1><p>Die von Ihnen gesuchte Seite "
                                                     "gibt es leider nicht. Zur Startseite.</p>",
         0},
        {"gone", HEAD("Elden Post") MENU "<h1>This article is no longer available</h1><p>Please see our other pages.</p>", 0},
        {"gone", HEAD("410 Gone") "<h1>Gone</h1><p>The requested resource is no longer on this server.</p>", 0},
        {"gone", "Материал удален\nЭтот материал был удален с сайта.\n", 0},
        {"gone", HEAD("엘덴신문") "<h2>삭제된 기사입니다</h2>", 0},
        {"not-found", HEAD("Elden Post") "<p>Whatever you sought, the tide has taken it. Look for it elsewhere on the coast.</p>",
         404},
        {"gone", HEAD("Elden Post") "<p>Took it down, the tide has.</p>", 410},
        {"denied", HEAD("Elden Post") "<p>Ei pääsyä.</p>", 403},
        {"failed", HEAD("Elden Post") "<p>Kaikki on rikki tänään, palaa huomenna.</p>", 500},
        {"blocked", HEAD("Elden Post") "<p>Not here.</p>", 451},
        {"moved", HEAD("Elden Post") "<p>Here now.</p>", 301},
    };
    HOLD(pages);
}

static void walls(void **state) {
    (void)state;
    static const struct page pages[] = {
        {"robots", HEAD("Just a moment...") "<p>Checking your browser before you go on to post.example. Please wait.</p>", 0},
        {"robots", HEAD("Attention Required! | Gate") "<h1>One more step</h1><p>Please complete the security check.</p>", 0},
        {"robots",
         HEAD("post.example") "<p>Our systems have seen unusual traffic from your network. Type the characters you "
                              "see in the picture below.</p><form><input name=x></form>",
         0},
        {"robots", HEAD("post.example") "<form id=challenge-form action=/x><p>Your browser is looked at.</p></form>", 0},
        {"robots", "Are you a robot?\nPlease click the box below to let us know that you are not a robot.\n", 0},
        {"robots", HEAD("Ой!") "<p>Подтвердите, что вы не робот.</p><p>Введите символы с картинки.</p>", 0},
        {"robots", HEAD("安全验证") "<p>请完成安全验证后继续访问。</p>", 0},
        {"robots", HEAD("Einen Moment, bitte") "<p>Bestätigen Sie bitte, dass Sie ein Mensch sind.</p>", 0},
        {"cookies", HEAD("Elden Post") "<p>We use cookies and ask for your consent to them. Accept all cookies or choose.</p>",
         0},
        {"cookies",
         HEAD("Before you continue") "<p>We and our partners store data on your device to measure how pages are read.</p>"
                                     "<button>Accept all</button>",
         0},
        {"cookies", "Сайт использует файлы cookie.\nПродолжая, вы соглашаетесь с этим. Принять\n", 0},
        {"cookies", HEAD("La Poste") "<p>Nous utilisons des cookies pour mesurer votre visite.</p><p>Continuer sans accepter</p>",
         0},
        {"cookies", HEAD("Eldener Post") "<p>Wir verwenden Cookies auf dieser Seite.</p><p>Alle Cookies akzeptieren</p>", 0},
        {"login", HEAD("Log in") "<p>Please log in to read this page of the Post and all the others.</p><form>Name</form>", 0},
        {"login",
         HEAD("Elden Post") "<form><label>Name</label><input name=n><label>Key</label><input type='password'>"
                            "<button>Go</button></form>",
         0},
        {"login", HEAD("Sign in | Lake House") "<h1>Sign in</h1><form><p>Forgot your password?</p></form>", 0},
        {"login", HEAD("Вход") "<h1>Вход</h1><p>Введите логин и пароль. Забыли пароль?</p>", 0},
        {"login", HEAD("로그인 | 엘덴신문") "<p>로그인이 필요한 서비스입니다.</p><p>아이디와 비밀번호를 입력하십시오.</p>", 0},
        {"login", HEAD("用户登录") "<p>请输入用户名和密码。</p><p>忘记密码</p>", 0},
        {"stub",
         HEAD("Norn will speak today | Elden Post") "<h1>Norn will speak today</h1><p>Ada Norn, president of Norvania, will "
                                                    "speak to the harbour masters today.</p><p>Subscribe to continue reading "
                                                    "this and every story.</p>",
         0},
        {"stub",
         "Norn will speak today\n\nAda Norn, president of Norvania, will speak to the harbour masters in the Lake House today, "
         "and is awaited in Kestria...\n\nThis article is for subscribers only.\n",
         0},
        {"stub",
         HEAD("Talks at the lake") "<h1>Talks at the lake</h1><p>Les deux parties ont parlé de la pêche et du bac.</p>"
                                   "<p>La suite est réservée aux abonnés.</p>",
         0},
        {"stub",
         HEAD("Gespräche am See") "<h1>Gespräche am See</h1><p>Beide Seiten haben über die Fähre geredet.</p><p>Dieser "
                                  "Artikel ist für Abonnenten.</p>",
         0},
        {"age", HEAD("Elden Ale") "<p>Are you over 18? Please enter your date of birth.</p>", 0},
        {"age", HEAD("Эль") "<p>Подтвердите свой возраст. Мне есть 18 лет.</p>", 0},
        {"denied",
         HEAD("Access Denied") "<h1>Access Denied</h1><p>You don't have permission to access this page on this server."
                               "</p><p>Reference ID 18.2f4</p>",
         0},
        {"denied", "403 Forbidden\nYou do not have permission to see this directory.\n", 0},
        {"denied", HEAD("Доступ запрещён") "<p>У вас нет прав для просмотра этой страницы.</p>", 0},
        {"blocked", HEAD("Elden Post") "<h1>We're sorry</h1><p>This page is not available in your country for legal reasons.</p>",
         0},
        {"blocked", HEAD("451") "<p>Our site is unavailable in most European countries. Please excuse us.</p>", 0},
        {"failed",
         HEAD("503 Service Unavailable") "<h1>Service Unavailable</h1><p>The server is temporarily unable to service your "
                                         "request. Please try again later.</p>",
         0},
        {"failed", HEAD("502 Bad Gateway") "<h1>502 Bad Gateway</h1>", 0},
        {"failed", HEAD("Elden Post") "<h1>We'll be back soon!</h1><p>The site is down for repairs.</p>", 0},
        {"failed", HEAD("Lake House") "<p>На сайте ведутся технические работы. Попробуйте зайти позже.</p>", 0},
    };
    HOLD(pages);
}

static void shells_and_lists(void **state) {
    (void)state;
    static const struct page pages[] = {
        {"script", HEAD("Elden Post") "<div id=\"root\"></div><script>go()</script>", 0},
        {"script", HEAD("Elden Post") "<noscript>This needs scripts.</noscript><div id=x></div>", 0},
        {"script", HEAD("Elden Post") "<p>You need to enable JavaScript to run this app.</p>", 0},
        {"script", HEAD("Почта") "<p>Включите JavaScript в вашем браузере.</p>", 0},
        {"moved",
         "<html><head><title>Elden Post</title><meta http-equiv=refresh content='0; url=/new'></head><body><p>If you are "
         "not redirected, click here.</p></body></html>",
         0},
        {"moved", HEAD("301 Moved Permanently") "<h1>Moved Permanently</h1><p>The document has moved <a href=/n>here</a>.</p>",
         0},
        {"moved", "<html><head><meta http-equiv=\"Refresh\" content=\"0;URL=/n\"></head><body><a href=/n>Go</a></body></html>",
         0},
        {"frames",
         "<html><head><title>Old Post</title></head><frameset cols='20%,*'><frame src=a><frame src=b></frameset></html>", 0},
        {"parked",
         HEAD("post.example") "<h1>post.example</h1><p>This domain is for sale. Buy this domain from its registrar.</p>", 0},
        {"parked",
         HEAD("post.example") "<h2>Related searches</h2><p>The domain has expired. Is this your domain? Renew it now.</p>", 0},
        {"files",
         HEAD("Index of /pub/talks") "<h1>Index of /pub/talks</h1><pre><a href=..>Parent Directory</a>\n<a href=a>a.txt</a>"
                                     " 2031-03-04 12:00 1.2K\n<a href=b>b.txt</a> 2031-03-05 12:00 1.3K</pre>",
         0},
        {"files", "Index of /pub\nName Last modified Size\nnorn.txt 2031-03-04 12:00 4K\nkest.txt 2031-03-04 12:05 4K\n", 0},
        {"files", HEAD("Directory listing for /") "<h1>Directory listing for /</h1><ul><li><a href=a>a.html</a></ul>", 0},
        {"feed",
         "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Elden Post</title><item><title>Norn receives "
         "Kest</title><description>Ada Norn received Bo Kest at the Lake House.</description></item></channel></rss>",
         0},
        {"feed",
         "<!-- made by hand --><feed xmlns='http://www.w3.org/2005/Atom'><title>Post</title><entry><title>Norn</title>"
         "</entry></feed>",
         0},
        {"feed", "This XML file does not appear to have any style information associated with it.\n", 0},
        {"list", "<?xml version='1.0'?><urlset><url><loc>http://post.example/1</loc></url></urlset>", 0},
        {"rules", "# Elden Post\nUser-agent: *\nDisallow: /drafts/\nAllow: /\n\nSitemap: http://post.example/map.xml\n", 0},
        {"rules", "User-Agent: *\r\nDisallow:\r\n", 0},
        {"search", "Search results for: lake house\n\nNorn receives Kest\nMarch 4, 2031\n", 0},
        {"search",
         HEAD("Search results for norn | Elden Post") MENU
         "<h1>Search results for norn</h1><p>3 results</p>"
         "<h3><a href=/1>President Norn receives Foreign Minister Kest</a></h3><p>Ada Norn received Bo Kest at the Lake "
         "House and said that he was welcome ...</p><h3><a href=/2>Norn opens the new ferry in Port Elden</a></h3><p>The "
         "ferry is the second, Norn told those who had come ...</p><h3><a href=/3>Norn sends word to Chancellor Ost</a>"
         "</h3><p>In her message Norn wished Lene Ost well ...</p>",
         0},
        {"search", HEAD("Search") "<h1>Search results</h1><p>Your search did not match any pages. Please try again.</p>", 0},
        {"search", HEAD("Результаты поиска") "<h1>Результаты поиска</h1><p>По вашему запросу ничего не найдено.</p>", 0},
        {"search", HEAD("Suchergebnisse für Norn") "<h1>Suchergebnisse</h1><p>Ihre Suche ergab keine Treffer.</p>", 0},
        {"search", "검색결과가 없습니다\n검색어와 일치하는 기사가 없습니다.\n", 0},
        {"list",
         HEAD("World | Elden Post") MENU
         "<h1>World</h1>"
         "<h2><a href=/1>President Norn receives Foreign Minister Kest</a></h2><p>March 4, 2031</p><p>Ada Norn received "
         "Bo Kest at the Lake House on Tuesday.</p>"
         "<h2><a href=/2>Storms break the northern lights again</a></h2><p>March 3, 2031</p><p>The lights on the northern "
         "coast are broken, and ships keep away.</p>"
         "<h2><a href=/3>Ferry fares rise in autumn this year</a></h2><p>March 2, 2031</p><p>The ferry to Kestria is to "
         "cost a crown more from autumn on.</p>"
         "<h2><a href=/4>A new harbour master for Port Elden</a></h2><p>March 1, 2031</p><p>Lio Hadder takes the chair "
         "from Una Perrin, who has held it for nine years.</p>"
         "<h2><a href=/5>Chancellor Ost to visit in the summer</a></h2><p>March 1, 2031</p><p>Lene Ost is to come to Port "
         "Elden in June, her office says.</p>" FOOT,
         0},
        {"list",
         "Fisheries\n\nNorn and Kest speak of the Grey Sea\nMarch 4, 2031\nThe two spoke of the fishing grounds for an hour.\n"
         "Read more\n\nCatch falls for the third year\nFebruary 11, 2031\nFewer herring were landed than in any year.\n"
         "Read more\n\nKestria closes its northern bank\nJanuary 30, 2031\nNo boats may fish there before summer.\n"
         "Read more\n\nA school for young fishers\nJanuary 12, 2031\nThe school in Port Elden takes forty pupils.\n"
         "Read more\n\nNets are to be marked\nJanuary 3, 2031\nEvery net must carry the name of its boat.\nRead more\n",
         0},
        {"list",
         HEAD("Elden Post") "<ul><li><a href=/1>President Norn receives Foreign Minister Kest</a><li><a href=/2>Storms break "
                            "the northern lights again</a><li><a href=/3>Ferry fares rise in autumn this year</a><li><a "
                            "href=/4>A new harbour "
                            "master for Port Elden</a><li><a href=/5>Chancellor Ost to visit in the summer</a></ul>",
         0},
        {"empty", HEAD("Elden Post") "<h1>Norn receives Kest</h1>", 0},
        {"empty", "<html><body></body></html>", 0},
    };
    HOLD(pages);
}

#define P1 "Ada Norn, president of Norvania, received Bo Kest, foreign minister of Kestria, at the Lake House on March 4."
#define P2 "The two sides spoke of the fishing grounds of the Grey Sea, of the ferry, and of the students whom each will send."
#define ART(title, body) HEAD(title " | Elden Post") MENU "<h1>" title "</h1>" body FOOT

static void accounts_stay(void **state) {
    (void)state;
    static const struct page pages[] = {
        {NULL, "Ada Norn spoke with Lene Ost by telephone today. They agreed to meet in June.\n", 0},
        {NULL, "The two sides affirm that the Grey Sea is open to the boats of both.\n", 0},
        {NULL, "Joint statement\n\nNorvania and Kestria will keep the ferry going.\n", 0},
        {NULL, "Ada Norn: Please sit down.\n\nBo Kest: Thank you.\n\nAda Norn: You are welcome, your trip was long.\n", 0},
        {NULL, ART("Readout of the call with Chancellor Ost", "<p>Ada Norn spoke with Lene Ost today.</p>"), 0},
        {NULL,
         ART("Access denied", "<p>Kestria closed its ports to boats from Norvania on Monday. Its harbour masters gave no reason."
                              "</p>"),
         0},
        {NULL, ART("Access Denied: Norn Speaks of Closed Ports", "<p>" P1 "</p>"), 0},
        {NULL, ART("Page not found in the treaty, Kest says", "<p>Bo Kest said that a page of the treaty was missing.</p>"), 0},
        {NULL, ART("Not found", "<p>Nobody has found the ship that left Port Elden on Friday with eleven men.</p>"), 0},
        {NULL, ART("Are you a robot? Norn opens a fair of machines", "<p>Ada Norn opened a fair of machines in Port Elden.</p>"),
         0},
        {NULL, ART("Robots", "<p>Ada Norn was shown a robot that can verify you are human, she told reporters.</p>"), 0},
        {NULL, ART("Norn on cookies", "<p>Ada Norn gave Bo Kest a box of cookies. He said that nobody bakes better.</p>"), 0},
        {NULL,
         ART("We use cookies, says the Lake House", "<p>A spokesman said that the site of the Lake House uses cookies.</p>"), 0},
        {NULL, "The court that was to hear the case cannot be found, Una Perrin said on Monday.\n", 0},
        {NULL, "Ada Norn said that the page was not found in the archive and that she would look for it again.\n", 0},
        {NULL,
         "On the site of the ministry stood nothing but \"the page you are looking for does not exist\" all day on Monday.\n", 0},
        {NULL,
         "Visitors read \xE2\x80\x9CWe use cookies. Accept all cookies\xE2\x80\x9D where the treaty was to stand, a clerk "
         "found.\n",
         0},
        {NULL, "На сайте министерства весь день стояло «страница не найдена», и никто не знал почему.\n", 0},
        {NULL, ART("Доступ запрещён", "<p>Кестрия закрыла порты для судов Норвании. Причин никто не назвал.</p>"), 0},
        {NULL,
         ART("Search for the ferry goes on",
             "<p>Boats of both countries look for the ferry. Nobody has seen it since Friday.</p>"),
         0},
        {NULL,
         ART("Results for the harbour vote",
             "<p>Lio Hadder has 412 votes and Una Perrin 388.</p><p>He takes the chair in May.</p>"),
         0},
        {NULL, ART("Archives of the treaty opened", "<p>" P1 "</p>"), 0},
        {NULL,
         ART("Category five storm on the coast",
             "<p>The storm has broken the northern lights. Ships keep away from the bank.</p>"),
         0},
        {NULL, ART("Tag of honour for Lene Ost", "<p>Lene Ost was given the tag of the Grey Sea.</p>"), 0},
        {NULL, ART("Norvania under construction", "<p>" P2 "</p>"), 0},
        {NULL,
         ART("Service unavailable",
             "<p>The ferry does not sail this week, for its captain is ill. It sails again on Monday.</p>"),
         0},
        {NULL, ART("Gateway timeout for the canal", "<p>The lock of the canal was shut for nine hours on Sunday.</p>"), 0},
        {NULL, ART("Norn receives Kest", "<p>" P1 "</p><div class=cookie><p>We use cookies. Accept all cookies.</p></div>"), 0},
        {NULL,
         ART("Norn receives Kest", "<p>" P1 "</p><form class=login><p>Forgot your password?</p><input type=password></form>"), 0},
        {NULL, ART("Norn receives Kest", "<p>" P1 "</p><script src=/challenge-platform/x.js></script><noscript>x</noscript>"), 0},
        {NULL, ART("Norn receives Kest", "<p>" P1 "</p><p>Subscribe to our newsletter to get the news by mail.</p>"), 0},
        {NULL,
         ART("Norn receives Kest",
             "<p>" P1 "</p><aside><h3>Related</h3><a href=/1>Storms break the northern lights again</a>"
             "<a href=/2>Ferry fares rise in autumn this year</a><a href=/3>A new harbour master for Port Elden</a></aside>"),
         0},
        {NULL,
         ART("Norn receives Foreign Minister Kest at lake",
             "<p>" P1 "</p>"
             "<h3><a href=/1>Storms break the northern lights again</a></h3><p>The lights are broken.</p>"
             "<h3><a href=/2>Ferry fares rise in autumn this year</a></h3><p>A crown more from autumn on.</p>"
             "<h3><a href=/3>A new harbour master for Port Elden</a></h3><p>Lio Hadder takes the chair.</p>"
             "<h3><a href=/4>Chancellor Ost to visit in the summer</a></h3><p>She is to come in June.</p>"),
         0},
        {NULL, "Norn and Kest speak\n\nMarch 4, 2031\n\nAda Norn: Good day.\n\nMarch 5, 2031\n\nBo Kest: Good day again.\n", 0},
        {NULL,
         "Visit of Bo Kest\n\nMarch 3, 2031\nBo Kest came to Port Elden.\nMarch 4, 2031\nAda Norn received him at the lake.\n"
         "March 5, 2031\nThey went out on the ferry.\n",
         0},
        {NULL,
         "<html><head><title>Talks</title><meta http-equiv=refresh content='300'></head><body><h1>Talks at the lake</h1><p>" P1
         "</p></body></html>",
         0},
        {NULL, ART("Talks at the lake", "<p>" P1 "</p><p>" P2 "</p>"), 200},
        {NULL,
         ART("Age of the treaty", "<p>The treaty is forty years old. You must be at least that old to have seen it signed, Norn "
                                  "told her guests.</p>"),
         0},
        {NULL,
         ART("Log in, Norn tells young voters", "<p>Ada Norn told the young to log in to vote for the name of the ferry.</p>"),
         0},
        {NULL, ART("Domain is for sale", "<p>The old royal domain of Upper Kestria is for sale, the king's steward said.</p>"),
         0},
        {NULL, "Index of prices rises\n\nThe index of prices in Norvania rose by two points in March.\n", 0},
        {NULL, "User-agent of the fishers named\n\nLio Hadder will speak for all who fish in the Grey Sea.\n", 0},
        {NULL, ART("Zugang verweigert", "<p>Kestria hat seine Häfen am Montag geschlossen. Niemand nannte Gründe.</p>"), 0},
        {NULL, ART("Accès interdit", "<p>La Kestrie a fermé ses ports lundi matin. Personne ne sait pourquoi.</p>"), 0},
        {NULL, "두 나라는 회색 바다를 함께 지키기로 하였다.\n", 0},
        {NULL, "两国将继续开行渡轮。\n", 0},
    };
    HOLD(pages);
}

/* Long enough to be of use, and the page says that there is more: it is kept, and it says so. */
static void a_cut_account_says_so(void **state) {
    (void)state;
#define LONG P1 "</p><p>" P2 "</p><p>" P1 "</p><p>" P2 "</p><p>" P1 "</p><p>" P2
    const ro_cleaned *k =
        cleaned(&(struct page){NULL, ART("Norn receives Kest", "<p>" LONG "</p><p>Subscribe to continue reading.</p>"), 0});
    assert_null(k->refused);
    assert_true(k->cut);
    k = cleaned(&(struct page){NULL, ART("Norn receives Kest", "<p>" LONG "</p>"), 0});
    assert_false(k->cut);
}

/* A fact-checker wants to see what was gone. */
static void the_name_is_kept(void **state) {
    (void)state;
    const ro_cleaned *k = cleaned(&(struct page){NULL, HEAD("Norn receives Kest | Elden Post"), 404});
    assert_string_equal(k->refusal, "not-found");
    assert_string_equal(k->refused, "the server answered 404");
    assert_true(ro_str_is(k->title.value, "Norn receives Kest"));
}

int main(void) {
    const struct CMUnitTest tests[] = {TEST(gone_and_not_found), TEST(walls),
                                       TEST(shells_and_lists),   TEST(accounts_stay),
                                       TEST(the_name_is_kept),   TEST(a_cut_account_says_so)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
