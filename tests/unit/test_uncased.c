/* Accounts in a language without capitals whose verb stands last. What a reader of Korean pages, northern and southern, would
 * miss: who was there with which title, on which day, where, and who said what. The texts and people are invented; the states
 * are those that the program must know by name. Each expectation was written before the rules were. */
#include "reading.h"

static void add(char *out, size_t cap, const char *fmt, ...) {
    size_t n = strlen(out);
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(out + n, cap - n, fmt, ap);
    va_end(ap);
}

static int len(ro_str s) { return s.p ? (int)s.n : 1; }
static const char *at(ro_str s) { return s.p ? s.p : "?"; }

/* "kind form day place", a line a person ("side order role name | title"), a line a statement ("mode: speakers < cue"). */
static void show(const ro_record *r, char *out, size_t cap) {
    static const char *const kind[] = {"other", "transcript", "report", "statement", "notice"},
                             *const form[] = {"other", "talks", "call", "visit"},
                             *const role[] = {"head", "listed", "joined", "group"},
                             *const mode[] = {"direct", "reported", "collective", "unattributed"};
    add(out, cap, "%s %s %s %.*s\n", kind[r->kind], form[r->form], *r->meeting.value ? r->meeting.value : "?",
        len(r->place.value), at(r->place.value));
    for (size_t i = 0; i < r->nattendance; i++) {
        const ro_attendee *a = &r->attendance[i];
        add(out, cap, "%.*s %d %s %.*s | %.*s\n", len(a->side), at(a->side), a->order, role[a->role], len(a->name), at(a->name),
            len(a->title), at(a->title));
    }
    for (size_t i = 0; i < r->nstatements; i++) {
        const ro_statement *s = &r->statements[i];
        add(out, cap, "%s:", mode[s->mode]);
        for (size_t k = 0; k < s->nspeakers; k++) add(out, cap, "%s %.*s", k ? "," : "", len(s->speakers[k]), at(s->speakers[k]));
        if (s->cue.n) add(out, cap, " < %.*s", len(s->cue), at(s->cue));
        add(out, cap, "\n");
    }
}

static void expect_in(const char *lang, const char *text, const char *wanted) {
    char got[8000] = "";
    struct reading r = read_page(text);
    same_words(r.rec->language, lang);
    show(r.rec, got, sizeof got);
    if (strcmp(got, wanted) != 0) print_message("wanted:\n%sgot:\n%s", wanted, got);
    assert_string_equal(got, wanted);
    done(&r);
}

static void expect(const char *text, const char *wanted) { expect_in("ko", text, wanted); }

/* A long list of those present on both sides, glued titles, a source line, an era. */
static void northern_talks(void **state) {
    (void)state;
    expect("한명재총비서동지께서 로씨야련방 대통령과 회담을 진행하시였다\n\n주체114(2025)년 9월 4일\n\n"
           "(평양 9월 4일발 조선중앙통신)\n\n"
           "한명재총비서동지께서 9월 3일 금수산영빈관에서 로씨야련방 대통령 안똔 웨레신동지와 회담을 진행하시였다.\n\n"
           "회담에는 우리측에서 내각총리 리국성동지, 조선로동당 중앙위원회 비서 오문철동지, 최선옥외무상, 강태무국방상이 "
           "참가하였다.\n\n"
           "로씨야측에서 쎄르게이 말린 로씨야련방정부 제1부총리, 이고리 또브낀 외무상, 알렉쎄이 두빈 주조 로씨야련방 "
           "특명전권대사와 기타 수행원들이 참가하였다.\n\n"
           "회담에서는 두 나라사이의 친선관계를 강화발전시킬데 대한 문제들이 진지하게 토의되였다.\n\n"
           "한명재동지께서는 로씨야정부와 인민에게 전적인 지지와 련대성을 표시하시였다.\n\n"
           "웨레신대통령은 로씨야가 조선과의 관계를 중시하고있다고 언급하였다. 그는 올해에 많은 협조사업들이 진행될것이라고 "
           "강조하였다.\n\n"
           "회담에서는 토의된 문제들에서 만족한 견해일치를 보았다.\n",
           "report talks 2025-09-03 금수산영빈관\n"
           "KP 1 head 한명재 | 총비서\n"
           "RU 1 head 안똔 웨레신 | 로씨야련방 대통령\n"
           "KP 2 listed 리국성 | 내각총리\n"
           "KP 3 listed 오문철 | 조선로동당 중앙위원회 비서\n"
           "KP 4 listed 최선옥 | 외무상\n"
           "KP 5 listed 강태무 | 국방상\n"
           "RU 2 listed 쎄르게이 말린 | 로씨야련방정부 제1부총리\n"
           "RU 3 listed 이고리 또브낀 | 외무상\n"
           "RU 4 listed 알렉쎄이 두빈 | 주조 로씨야련방 특명전권대사\n"
           "RU 5 group 기타 수행원들 | ?\n"
           "collective: 한명재, 안똔 웨레신 < 토의되였다\n"
           "reported: 한명재 < 표시하시였다\n"
           "reported: 안똔 웨레신 < 언급하였다\n"
           "reported: 안똔 웨레신 < 강조하였다\n"
           "collective: 한명재, 안똔 웨레신 < 견해일치를 보았다\n");
}

/* A banquet: a visit told by the party paper, speech quoted, a subject carried over. */
static void northern_visit(void **state) {
    (void)state;
    expect("조선로동당대표단 중국 방문\n\n(베이징 11월 22일발 조선중앙통신)\n\n"
           "조선로동당 중앙위원회 비서 문상철동지를 단장으로 하는 조선로동당대표단이 11월 21일 중국을 방문하였다.\n\n"
           "문상철동지는 중국공산당 중앙위원회 대외련락부장 저우린동지를 만났다. 담화에는 중국측에서 천밍 부부장이 "
           "참가하였다.\n\n"
           "저우린부장은 《두 당사이의 관계는 굳건하다》고 말하였다. 문상철비서는 초청해준데 대하여 사의를 표하였다. "
           "쌍방은 두 당사이의 교류를 강화하기로 합의하였다.\n",
           "report visit ? 중국\n"
           "KP 1 head 문상철 | 조선로동당 중앙위원회 비서\n"
           "CN 1 head 저우린 | 중국공산당 중앙위원회 대외련락부장\n"
           "CN 2 listed 천밍 | 부부장\n"
           "direct: 저우린 < 말하였다\n"
           "reported: 문상철 < 사의를 표하였다\n"
           "collective: 문상철, 저우린 < 합의하였다\n");
}

/* An agency's report: byline, a bare day, clauses joined by "-며", a speaker after what was said. */
static void southern_agency(void **state) {
    (void)state;
    expect("정 대통령, 독일 총리와 정상회담…\"공급망 협력 확대\"\n\n2025-06-18 17:20\n\n"
           "(서울=연합뉴스) 홍서연 기자 = 정민호 대통령은 18일 서울 용산 대통령실에서 클라라 슈타인 독일 총리와 "
           "정상회담을 했다.\n\n"
           "정 대통령은 \"독일은 가치를 공유하는 핵심 우방\"이라며 \"공급망 협력을 더 넓혀 나가자\"고 말했다.\n\n"
           "슈타인 총리는 한국 기업의 투자에 사의를 표하면서 인공지능 분야 협력을 제안했다.\n\n"
           "회담에는 오진수 외교부 장관과 백은주 국가안보실장 등이 배석했다.\n\n"
           "두 정상은 내년에 다시 만나기로 했다고 김수정 대변인이 전했다.\n",
           "report talks 2025-06-18 서울 용산 대통령실\n"
           "KR 1 head 정민호 | 대통령\n"
           "DE 1 head 클라라 슈타인 | 독일 총리\n"
           "KR 2 listed 오진수 | 외교부 장관\n"
           "KR 3 listed 백은주 | 국가안보실장\n"
           "direct: 정민호 < 말했다\n"
           "reported: 클라라 슈타인 < 제안했다\n"
           "reported: 김수정 < 전했다\n");
}

/* A ministry's bullets: weekday in brackets, two ministers with one verb each. */
static void southern_ministry(void **state) {
    (void)state;
    expect("한-베트남 외교장관 회담 결과\n\n2024-03-12\n\n"
           "□ 오진수 외교부 장관은 3월 11일(월) 하노이에서 「쩐 반 민」 베트남 외교부 장관과 회담을 갖고 양국 관계, 경제 "
           "협력에 대해 협의하였다.\n\n"
           "ㅇ 오 장관은 양국 관계가 모든 분야에서 발전하고 있음을 평가하였다.\n\n"
           "ㅇ 민 장관은 한국 기업의 투자가 베트남 경제에 기여하고 있다고 하면서, 지속적인 관심을 요청하였다.\n\n"
           "□ 양 장관은 앞으로도 긴밀히 소통해 나가기로 하였다.\n",
           "report talks 2024-03-11 하노이\n"
           "KR 1 head 오진수 | 외교부 장관\n"
           "VN 1 head 쩐 반 민 | 베트남 외교부 장관\n"
           "collective: 오진수, 쩐 반 민 < 협의하였다\n"
           "reported: 오진수 < 평가하였다\n"
           "reported: 쩐 반 민 < 요청하였다\n"
           "collective: 오진수, 쩐 반 민 < 나가기로 하였다\n");
}

/* A call, told by the office of the president in polite forms. */
static void southern_call(void **state) {
    (void)state;
    expect("한-호주 정상 통화 관련 서면 브리핑\n\n2025년 2월 6일\n\n"
           "정민호 대통령은 오늘 오전 올리버 그랜트 호주 총리와 약 20분간 전화 통화를 가졌습니다.\n\n"
           "정 대통령은 산불 피해에 위로의 뜻을 전했습니다. 또한 조속한 복구를 기원한다고 말했습니다.\n\n"
           "이에 그랜트 총리는 깊은 감사를 표했습니다.\n\n"
           "양 정상은 방산 협력을 확대해 나가자는 데 의견을 같이했습니다.\n",
           "report call 2025-02-06 ?\n"
           "KR 1 head 정민호 | 대통령\n"
           "AU 1 head 올리버 그랜트 | 호주 총리\n"
           "reported: 정민호 < 뜻을 전했습니다\n"
           "reported: 정민호 < 말했습니다\n"
           "reported: 올리버 그랜트 < 감사를 표했습니다\n"
           "collective: 정민호, 올리버 그랜트 < 의견을 같이했습니다\n");
}

/* A transcript with labels and somebody who is not named. */
static void transcript(void **state) {
    (void)state;
    expect("한일 외교장관 공동기자회견\n\n2024. 7. 9.(화)\n\n"
           "오진수 장관: 안녕하십니까. 오늘 회담은 매우 유익했습니다.\n\n"
           "모리 겐타 외무대신: 초청에 감사드립니다.\n\n앞으로도 긴밀히 협력하겠습니다.\n\n"
           "기자: 다음 회담은 언제입니까?\n\n"
           "오진수 장관: 가을에 도쿄에서 만나기로 했습니다.\n",
           "transcript talks 2024-07-09 ?\n"
           "KR 1 head 오진수 | 장관\n"
           "JP 1 head 모리 겐타 | 외무대신\n"
           "direct: 오진수\n"
           "direct: 모리 겐타\n"
           "direct:\n"
           "direct: 오진수\n");
}

/* What is to come is no meeting that was held. */
static void notice(void **state) {
    (void)state;
    expect("정 대통령, 다음주 프랑스 방문\n\n2025년 4월 2일\n\n"
           "정민호 대통령은 오는 4월 9일 프랑스를 공식 방문할 예정이다.\n\n"
           "정 대통령은 방문 기간 파리에서 프랑스 대통령과 정상회담을 할 예정이다.\n",
           "notice visit 2025-04-09 프랑스\n");
}

/* A delegation on each side under a label, and one who stayed away. */
static void listed_under_labels(void **state) {
    (void)state;
    expect("제3차 한미 고위급 회의 개최\n\n2023년 5월 30일\n\n"
           "제3차 한미 고위급 회의가 5월 30일 서울에서 개최되었다.\n\n"
           "우리 측에서는 남궁현 외교부 차관보, 서지민 국방부 국제정책관이, 미국 측에서는 대니얼 프레스턴 국무부 부차관보와 "
           "메리 콜린스 주한미국대사가 참석했다.\n\n"
           "이철우 산업통상자원부 차관은 회의에 불참했다.\n\n"
           "양측은 확장억제 실행 방안을 논의했다. 회의에서는 공조의 중요성이 재확인됐다.\n",
           "report talks 2023-05-30 서울\n"
           "KR 1 listed 남궁현 | 외교부 차관보\n"
           "KR 2 listed 서지민 | 국방부 국제정책관\n"
           "US 1 listed 대니얼 프레스턴 | 국무부 부차관보\n"
           "US 2 listed 메리 콜린스 | 주한미국대사\n"
           "collective: both sides < 논의했다\n"
           "unattributed: < 재확인됐다\n");
}

/* A ministry speaks: nobody met. */
static void statement(void **state) {
    (void)state;
    expect("조선민주주의인민공화국 외무성 대변인담화\n\n(평양 5월 8일발 조선중앙통신)\n\n"
           "조선민주주의인민공화국 외무성 대변인은 8일 다음과 같은 담화를 발표하였다.\n\n"
           "우리는 적대세력들의 군사연습을 강력히 규탄한다.\n\n"
           "우리의 립장은 명백하다.\n",
           "statement other ? ?\n"
           "direct:\n"
           "direct:\n");
}

/* A name that ends like a word with a particle, an office that two hold, people who were only talked about. */
static void traps(void **state) {
    (void)state;
    expect("김가은 장관, 카자흐스탄 총리 예방\n\n2024년 10월 17일\n\n"
           "카자흐스탄을 방문 중인 김가은 산업부 장관은 17일 아스타나에서 예를란 사디코프 총리를 예방했다.\n\n"
           "김가은 장관은 정민호 대통령의 친서를 전달하고 원전 협력에 대한 관심을 당부했다. 사디코프 총리는 정 대통령의 "
           "방문을 기대한다고 했다.\n\n"
           "정부 관계자는 이번 예방이 큰 의미가 있다고 설명했다.\n",
           "report talks 2024-10-17 아스타나\n"
           "KR 1 head 김가은 | 산업부 장관\n"
           "KZ 1 head 예를란 사디코프 | 총리\n"
           "reported: 김가은 < 당부했다\n"
           "reported: 예를란 사디코프 < 했다\n"
           "reported: 정부 관계자 < 설명했다\n");
}

/* A banquet: titles before names without a word of respect, offices joined, a post abroad, unnamed people, "그는". */
static void banquet(void **state) {
    (void)state;
    expect("주체112(2023)년 5월 14일\n\n국경절에 즈음하여 연회 진행\n\n"
           "(평양 5월 14일발 조선중앙통신)국경절에 즈음하여 이고리 말린 우리 나라 주재 로씨야련방 특명전권대사가 13일 저녁 "
           "대동강회관에서 연회를 마련하였다.\n\n"
           "연회에는 무역상 김명재, 조선로동당 중앙위원회 부부장 한철혁, 조로친선협회 위원장인 대외련락위원회 부위원장 "
           "서호성, 원동발전성 부상 이완 고르모브를 비롯한 관계부문 일군들이 초대되였다.\n\n"
           "이고리 말린은 두 나라의 관계가 굳건하다고 말하였다. 친선이 더욱 강화되고있는데 대하여 그는 언급하였다. "
           "김명재는 사의를 표하고 퇴장하였다.\n",
           "report other 2023-05-13 대동강회관\n"
           "RU 1 head 이고리 말린 | 우리 나라 주재 로씨야련방 특명전권대사\n"
           "KP 1 listed 김명재 | 무역상\n"
           "KP 2 listed 한철혁 | 조선로동당 중앙위원회 부부장\n"
           "KP 3 listed 서호성 | 조로친선협회 위원장인 대외련락위원회 부위원장\n"
           "RU 2 listed 이완 고르모브 | 원동발전성 부상\n"
           "? 1 group 관계부문 일군들 | ?\n"
           "reported: 이고리 말린 < 말하였다\n"
           "reported: 이고리 말린 < 언급하였다\n"
           "reported: 김명재 < 사의를 표하고\n");
}

/* Whole names that the heading alone prints; a body before a name whose office stands behind it; who is only spoken of. */
static void names_by_parts(void **state) {
    (void)state;
    expect("강영민 위원장, 리엔후 총리와 회담\n\n2022-07-05\n\n"
           "강 위원장은 이날 오후 싱가포르에서 리엔후 싱가포르 총리와 회담을 시작했다.\n\n"
           "북한 측에서는 김철호 노동당 중앙위원회 부위원장 겸 통일전선부장, 국무위원회 오명철 부장이 배석했다. 한국 측에서는 "
           "국가정보원 서민준 원장, 정민호 대통령의 특사인 고윤아 청와대 비서실장이 배석했다.\n\n"
           "리엔후 총리는 회담이 유익했다고 밝혔다. 김 부위원장은 감사의 인사를 드렸다.\n",
           "report talks 2022-07-05 싱가포르\n"
           "KR 1 head 강영민 | 위원장\n"
           "SG 1 head 리엔후 | 싱가포르 총리\n"
           "KP 1 listed 김철호 | 노동당 중앙위원회 부위원장 겸 통일전선부장\n"
           "KP 2 listed 오명철 | 국무위원회 부장\n"
           "KR 2 listed 서민준 | 국가정보원 원장\n"
           "KR 3 listed 고윤아 | 청와대 비서실장\n"
           "reported: 리엔후 < 밝혔다\n"
           "reported: 김철호 < 인사를 드렸다\n");
}

/* "10.5(화)", a name with its Latin spelling in brackets, a list whose verb is a noun. */
static void ministry_notes(void **state) {
    (void)state;
    expect("한미 외교장관 약식 회담 개최\n\n2021. 10. 6. 01:35\n\n"
           "□ 정의철 외교부 장관은 10.5(화) 파리에서 토니 브린턴(Tony R. Brinton) 국무장관과 약식 회담을 갖고 의견을 "
           "교환하였다.\n\n"
           "ㅇ 우리측은 고윤서 북미국장, 임갑진 평화외교기획단장이 배석\n\n"
           "□ 정 장관은 방안에 대해 설명하였으며, 브린턴 장관은 지지를 재확인하였다.\n",
           "report talks 2021-10-05 파리\n"
           "KR 1 head 정의철 | 외교부 장관\n"
           "US 1 head 토니 브린턴 | 국무장관\n"
           "KR 2 listed 고윤서 | 북미국장\n"
           "KR 3 listed 임갑진 | 평화외교기획단장\n"
           "collective: 정의철, 토니 브린턴 < 의견을 교환하였다\n"
           "reported: 정의철 < 설명하였으며\n"
           "reported: 토니 브린턴 < 재확인하였다\n");
}

/* A dispatch within a line, labels of parts of names, words in one quotation over sentences. */
static void dispatch(void **state) {
    (void)state;
    expect("두 정상 만나\n\n2020년 03월 19일 15:22\n\n"
           "서울 3월 19일발 새벽통신: 한국 정민호 대통령이 18일 오후 서울에서 독일 클라라 슈타인 총리와 만나 회담을 가졌다.\n\n"
           "정민호 대통령은 \"길은 멀다. 그러나 우리는 함께 간다. 내일도 그렇다\"고 덧붙였다.\n\n"
           "독일측은 지지를 표명했다.\n",
           "report talks 2020-03-18 서울\n"
           "KR 1 head 정민호 | 한국 대통령\n"
           "DE 1 head 클라라 슈타인 | 독일 총리\n"
           "direct: 정민호 < 덧붙였다\n"
           "direct: 정민호 < 덧붙였다\n"
           "direct: 정민호 < 덧붙였다\n"
           "reported: < 표명했다\n");
}

/* Another language of the kind, which writes no blanks: the folder is all there is of it. */
static void another_folder(void **state) {
    (void)state;
    expect_in("ja",
              "外相会談を開催\n\n2024年7月9日\n\n佐藤健一外相は9日、東京でドイツ外相と会談した。田中明大使が同席した。\n\n"
              "佐藤外相は協力を強調した。双方は次の会談に合意した。\n",
              "report talks 2024-07-09 東京\n"
              "? 1 head 佐藤健一 | 外相\n"
              "reported: 佐藤健一 < 強調した\n"
              "collective: all participants < 合意した\n");
}

/* A list under a label, a person by office alone, a body that speaks behind what it says. */
static void by_office(void **state) {
    (void)state;
    expect("정상회담 개최\n\n2024년 3월 2일\n\n정민호 대통령은 3월 1일 서울에서 클라라 슈타인 독일 총리와 회담했다.\n\n"
           "참석자: 오진수 외교부 장관, 백은주 국가안보실장\n\n"
           "대통령은 협력을 강조했다. 다음 회담은 가을에 열린다고 대통령실이 밝혔다.\n",
           "report talks 2024-03-01 서울\n"
           "KR 1 head 정민호 | 대통령\n"
           "DE 1 head 클라라 슈타인 | 독일 총리\n"
           "KR 2 listed 오진수 | 외교부 장관\n"
           "KR 3 listed 백은주 | 국가안보실장\n"
           "reported: 정민호 < 강조했다\n"
           "reported: 대통령실 < 밝혔다\n");
}

/* Two ministers a side, and a meeting that somebody else tells of. */
static void two_a_side(void **state) {
    (void)state;
    expect("한·호주 외교·국방장관 회의 개최\n\n2024-05-01\n\n"
           "조태원 외교부 장관과 신원호 국방부 장관은 4월 30일 멜버른에서 페니 호크(Penny Hawke) 호주 외교장관, 리처드 마일스 "
           "호주 부총리 겸 국방장관과 회의를 개최했다고 외교부가 밝혔다.\n\n"
           "청와대 국민소통수석 대신 고윤미 청와대 국민소통수석이 설명했다.\n",
           "report talks 2024-04-30 멜버른\n"
           "KR 1 head 조태원 | 외교부 장관\n"
           "KR 2 listed 신원호 | 국방부 장관\n"
           "AU 1 head 페니 호크 | 호주 외교장관\n"
           "AU 2 listed 리처드 마일스 | 호주 부총리 겸 국방장관\n"
           "reported: 외교부 < 밝혔다\n"
           "reported: 고윤미 < 설명했다\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(northern_talks),  cmocka_unit_test(northern_visit),
        cmocka_unit_test(southern_agency), cmocka_unit_test(southern_ministry),
        cmocka_unit_test(southern_call),   cmocka_unit_test(transcript),
        cmocka_unit_test(notice),          cmocka_unit_test(listed_under_labels),
        cmocka_unit_test(statement),       cmocka_unit_test(traps),
        cmocka_unit_test(banquet),         cmocka_unit_test(names_by_parts),
        cmocka_unit_test(ministry_notes),  cmocka_unit_test(dispatch),
        cmocka_unit_test(another_folder),  cmocka_unit_test(by_office),
        cmocka_unit_test(two_a_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
