/* What single rules of languages with cases, and of those whose verb stands last, are for: each row fails without its rule.
 * People are invented; real states stand in for theirs. */
#include "said.h"

#define MET "정민호 대통령은 3월 1일 서울에서 클라라 슈타인 독일 총리와 회담했다.\n\n"

/* The side of one who was there, by name. */
static void of_side(const struct reading *r, const char *name, const char *code) {
    for (size_t i = 0; i < r->rec->nattendance; i++) {
        ro_str n = r->rec->attendance[i].name;
        if (n.n != strlen(name) || memcmp(n.p, name, n.n) != 0) continue;
        same_words(r->rec->attendance[i].side, code);
        return;
    }
    fail_msg("%s was not there", name);
}

static void in_cases(void **state) {
    (void)state;
    struct reading r = read_page("Министр иностранных дел России С.В.Лагутин провёл переговоры с министром иностранных дел Кубы "
                                 "М.Лопес.\n\nС кубинской стороны подчеркнута необходимость мира. Подчеркнута важность "
                                 "гавани.\n\nМинистры договорились о контактах. По их мнению, гавань мала. По мнению, лёд "
                                 "тонок. Как отметил, улов мал.");
    says(&r, "С кубинской", "reported", "");
    side(&r, "С кубинской", "CU");
    says(&r, "Подчеркнута важность", "unattributed", "");
    says(&r, "По их мнению", "collective", "С.В.Лагутин; М.Лопес");
    says(&r, "По мнению, лёд", "none", NULL);
    done(&r);
}

/* Words in quotation marks without any verb of saying are of the one who spoke last, and nobody bets on it. */
static void words_alone(void **state) {
    (void)state;
    struct reading r = read_page(MET "슈타인 총리는 협력을 강조했다. \"길은 멀다. 그러나 우리는 함께 간다.\"\n");
    says(&r, "그러나", "direct", "클라라 슈타인");
    assert_false(over(&r, "그러나")->why.certain);
    done(&r);
}

/* "축전은 다음과 같다": what follows is the message; a label of a caption opens no turn. */
static void what_follows(void **state) {
    (void)state;
    struct reading r =
        read_page("외무성 대변인담화\n\n김명재 대변인은 8일 담화를 발표하였다. 담화는 다음과 같다.\n\n우리는 군사연습을 "
                  "규탄한다.\n");
    says(&r, "우리는", "direct", "김명재");
    says(&r, "담화는 다음과", "none", NULL);
    done(&r);
    r = read_page("한일 외교장관 공동기자회견\n\n오진수 장관: 안녕하십니까. 오늘 회담은 매우 유익했습니다.\n\n장소: 서울 외교부 "
                  "청사 2층\n\n모리 겐타 외무대신: 초청에 감사드립니다.\n");
    says(&r, "초청에", "direct", "모리 겐타");
    says(&r, "서울 외교부", "direct", "오진수");
    done(&r);
}

/* Where an ambassador is posted is not whom he serves; a message sent is no meeting. */
static void posted(void **state) {
    (void)state;
    struct reading r = read_page(MET "박준서 주독일대사와 한스 베버 주한 독일대사가 배석했다.\n");
    of_side(&r, "박준서", "KR");
    of_side(&r, "한스 베버", "DE");
    done(&r);
    r = read_page("축전\n\n정민호 대통령은 3월 1일 클라라 슈타인 독일 총리에게 회담에 대한 축전을 보냈다.\n");
    assert_int_equal(r.rec->kind, RO_KIND_STATEMENT);
    assert_int_equal(r.rec->nattendance, 0);
    done(&r);
}

/* A family name before anybody of it was named is not the first who bears it later. */
static void family_names(void **state) {
    (void)state;
    struct reading r = read_page("김 위원장은 다음 회담을 기대한다고 말했다.\n\n회담에는 김명재 부장이 참석했다.\n");
    says(&r, "김 위원장은", "reported", "위원장");
    done(&r);
}

/* "한미" before a word that is no meeting's and no office is what they talk about, and no side to a meeting. */
static void topics(void **state) {
    (void)state;
    struct reading r = read_page("토론회 개최\n\n2024년 3월 2일\n\n한미 사이는 굳건하다. 정민호 대통령은 3월 1일 서울에서 예를란 "
                                 "회장과 만났다.\n");
    assert_int_equal(r.rec->nsides, 1);
    done(&r);
    r = read_page("토론회 개최\n\n2024년 3월 2일\n\n한미 회담은 유익했다. 정민호 대통령은 3월 1일 서울에서 예를란 회장과 "
                  "만났다.\n");
    assert_int_equal(r.rec->nsides, 2);
    done(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_cases), cmocka_unit_test(words_alone),  cmocka_unit_test(what_follows),
        cmocka_unit_test(posted),   cmocka_unit_test(family_names), cmocka_unit_test(topics),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
