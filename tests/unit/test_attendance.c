/* Who was there, construction by construction: lists in prose, with semicolons and bullets, titles shared by several, people left
 * unnamed, who came to a meeting and who only was talked about, and whose side is the writer's. People are invented; states are
 * invented where the program need not know them. Each row of a roll: side order role name | title, "?" where it is not certain.
 */
#include "rolls.h"

#define TALKS                                                                                                                    \
    "Talks with President Orla Finn of Ireland\n\nMay 4, 2021\n\nPrime Minister of Malta Carla Borg met with President Orla "    \
    "Finn of Ireland.\n\n"
#define HEADS "MT 1 head Carla Borg | Prime Minister of Malta\nIE 1 head Orla Finn | President of Ireland\n"

static void lists(void **state) {
    (void)state;
    static const struct roll rows[] = {
        {"semicolons part the people of a line",
         "Coastal Summit\n\nMay 4, 2021\n\nTaking part in the summit were the King and Head of State of Norway, the incumbent "
         "Chair of ASEAN "
         "Olav Brekke; Prime Minister of the Kingdom of Denmark Hun Vik; President of Finland Eero Salo.\n",
         "NO 1 listed Olav Brekke | King and Head of State of Norway, the incumbent Chair of ASEAN\n"
         "DK 1 listed Hun Vik | Prime Minister of the Kingdom of Denmark\nFI 1 listed Eero Salo | President of Finland\n"},
        {"one office in the plural for several",
         TALKS "Present from the Maltese side were Deputy Prime Ministers Anton Vella, Rita Zahra and Luca Grech, Deputy Prime "
               "Minister – Chief of Staff Pawlu Sant and representatives of the salt and ice trade.\n",
         HEADS "MT 2 listed Anton Vella | Deputy Prime Minister\nMT 3 listed Rita Zahra | Deputy Prime Minister\n"
               "MT 4 listed Luca Grech | Deputy Prime Minister\nMT 5 listed Pawlu Sant | Deputy Prime Minister – Chief of Staff\n"
               "MT 6 group representatives of the salt and ice trade | none\n"},
        {"a clause before the title is no title",
         TALKS
         "Taking part from the Maltese side were Minister of Salt Anton Vella, while the ferry sailed from Gozo, and Minister of "
         "Ice Rita Zahra.\n",
         HEADS "MT 2 listed Anton Vella | Minister of Salt\nMT 3 listed Rita Zahra | Minister of Ice\n"},
        {"a clause that ends before the name and holds another's office is no title",
         TALKS "Present were many who had heard the Minister’s words on brine, Rita Zahra and Luca Grech.\n",
         HEADS "MT 2 listed Rita Zahra | none ?\nMT 3 listed Luca Grech | none ?\n"},
        {"a list that opens the sentence ends before its subject",
         "A Tour of the Harbour\n\nMay 4, 2021\n\nAccompanied by Harbour Minister Anton Vella and Mayor of Gozo Rita Zahra, the "
         "Prime "
         "Minister inspected the pier of Engineer Luca Grech.\n",
         "none 1 listed Anton Vella | Harbour Minister ?\nnone 2 listed Rita Zahra | Mayor of Gozo ?\n"},
        {"names before the verb",
         TALKS
         "Minister of Salt Anton Vella, Minister of Ice Rita Zahra and Head of the Harbour Board Luca Grech were also invited to "
         "take part.\n",
         HEADS "MT 2 listed Anton Vella | Minister of Salt ?\nMT 3 listed Rita Zahra | Minister of Ice ?\n"
               "MT 4 listed Luca Grech | Head of the Harbour Board ?\n"},
        {"who reports is there",
         TALKS
         "Minister of Salt Anton Vella of Malta presented a report on brine. The meeting was also attended by Minister of Ice of "
         "Malta Rita Zahra.\n",
         HEADS "MT 2 listed Anton Vella | Minister of Salt of Malta\nMT 3 listed Rita Zahra | Minister of Ice of Malta\n"},
        {"bullets: name, what he is, and where it stands",
         "Roundtable on Salt\n\nMay 4, 2021\n\nPrime Minister of Malta Carla Borg met with salt makers. Participants "
         "included:\n\n"
         "- Mayor Ada Norn, Senior Director, House of Salt (Harbour City, HC)\n\n- Rep. Petru Popa (HC-04), Salt Caucus Chair\n",
         "MT 1 head Carla Borg | Prime Minister of Malta\nMT 2 listed Ada Norn | Senior Director, House of Salt ?\n"
         "MT 3 listed Petru Popa | Salt Caucus Chair ?\n"},
    };
    CHECK(rows);
}

static void who_met(void **state) {
    (void)state;
    static const struct roll rows[] = {
        {"the subject of the heading",
         "Prime Minister Carla Borg chaired a meeting on salt\n\nMay 4, 2021\n\nThe price of salt was raised. Minister of Salt "
         "of Malta Anton "
         "Vella briefed the meeting.\n",
         "none 1 head Carla Borg | Prime Minister ?\nMT 1 listed Anton Vella | Minister of Salt of Malta\n"},
        {"the office that the heading gives a name to",
         "Prime Minister Carla Borg\xE2\x80\x99s Briefing on Floods\n\nMay 4, 2021\n\nThe Prime Minister was briefed by Harbour "
         "Director Anton "
         "Vella on the floods.\n",
         "none 1 head Carla Borg | Prime Minister ?\nnone 2 head Anton Vella | Harbour Director ?\n"},
        {"whom the heading says was met besides",
         "Meetings with President Orla Finn of Ireland and Salt Adviser Aine Kerr\n\nMay 4, 2021\n\nPrime Minister of Malta "
         "Carla Borg met with "
         "President Orla Finn of Ireland. This followed a talk with the adviser.\n",
         HEADS "IE 2 head Aine Kerr | Salt Adviser ?\n"},
        {"a family name with a hyphen joins the whole name",
         "Salt Talks\n\nMay 4, 2021\n\nPrime Minister of Malta Carla Borg met with Salt Adviser of Ireland Dr. Aine Kerr-Walsh. "
         "Dr. Kerr-Walsh "
         "also met with President Orla Finn of Ireland.\n",
         "MT 1 head Carla Borg | Prime Minister of Malta\nIE 1 head Aine Kerr-Walsh | Salt Adviser of Ireland\nIE 2 head Orla "
         "Finn | President "
         "of Ireland\n"},
        {"who took part, on which side, told behind the names",
         TALKS "Minister of Salt Anton Vella, Minister of Ice Rita Zahra and other members of the delegation took part in the "
               "talks on the "
               "Maltese side.\n",
         HEADS "MT 2 listed Anton Vella | Minister of Salt\nMT 3 listed Rita Zahra | Minister of Ice\n"
               "MT 4 group other members of the delegation | none\n"},
        {"a state's name as a family name",
         "Salt Talks\n\nMay 4, 2021\n\nPrime Minister of Malta Carla Borg met with Salt Adviser Lisa Monaco of Ireland.\n",
         "MT 1 head Carla Borg | Prime Minister of Malta\nIE 1 head Lisa Monaco | Salt Adviser of Ireland\n"},
        {"the side changes within the sentence, behind a comma or an and",
         TALKS "Present there were Anton Vella, minister of salt, Rita Zahra, minister of ice, and from the Irish side Foreign "
               "Minister Aine Kerr, on the Maltese side Mayor of Gozo Luca Grech.\n",
         HEADS "MT 2 listed Anton Vella | minister of salt ?\nMT 3 listed Rita Zahra | minister of ice ?\n"
               "IE 2 listed Aine Kerr | Foreign Minister\nMT 4 listed Luca Grech | Mayor of Gozo\n"},
        {"a row of what an agency is for",
         TALKS
         "Present at the talks from the Maltese side were Minister of Salt Anton Vella, Head of the Federal Agency for Salt, "
         "Roads and Harbours Tavi Zahren.\n",
         HEADS "MT 2 listed Anton Vella | Minister of Salt\nMT 3 listed Tavi Zahren | Head of the Federal Agency for Salt, Roads "
               "and Harbours\n"},
        {"who opens the account and met somebody needs no title",
         "Talks in Tirn\n\nTirn, May 4, 2021 (ONA) -- Tavi Zahren had talks with Bo Kest, President of Malta.\n",
         "none 1 head Tavi Zahren | none ?\nMT 1 head Bo Kest | President of Malta\n"},
        {"whom they met besides", TALKS "They also met with King Olav Brekke of Norway.\n",
         HEADS "NO 1 head Olav Brekke | King of Norway\n"},
        {"an ordinary word as family name, at the end of a row",
         TALKS "Present from the Maltese side were Salt Director Zahrenia Young, Ice Director Tavira Young and Harbour Director "
               "Orlenia Young.\n",
         HEADS "MT 2 listed Zahrenia Young | Salt Director\nMT 3 listed Tavira Young | Ice Director\n"
               "MT 4 listed Orlenia Young | Harbour Director\n"},
        {"a later meeting talked about",
         TALKS "They noted that the meeting between King Olav Brekke and President Eero Salo is a chance.\n", HEADS},
        {"an office without a name is that of the next sentence's subject",
         "Talks in Tirn\n\nMay 4, 2021\n\nThe Prime Minister met with President Orla Finn of Ireland at the harbour. Carla Borg "
         "thanked her for the salt.\n",
         "none 1 head Carla Borg | none ?\nIE 1 head Orla Finn | President of Ireland\n"},
        {"no verb of meeting, but a heading: those who open the text met",
         "Talks with President Orla Finn of Ireland\n\nMay 4, 2021\n\nPrime Minister Carla Borg and President Orla Finn "
         "discussed salt, ferries and the harbour.\n",
         "none 1 head Carla Borg | Prime Minister ?\nIE 1 head Orla Finn | President\n"},
        {"whom somebody joined was there", TALKS "Anton Vella also joined Minister Rita Zahra in the talks.\n",
         HEADS "MT 2 joined Anton Vella | none ?\nMT 3 listed Rita Zahra | Minister ?\n"},
        {"people left unnamed before the first name",
         TALKS "Taking part from the Maltese side were members of the salt council, Minister of Salt Anton Vella and Minister of "
               "Ice Rita Zahra.\n",
         HEADS "MT 2 group members of the salt council | none\nMT 3 listed Anton Vella | Minister of Salt\n"
               "MT 4 listed Rita Zahra | Minister of Ice\n"},
        {"in a line of his own what stands behind a name tells who he is, a town does not",
         TALKS "Taking part in the meeting were:\n\nAnton Vella, Keeper of the Old Salt Road to Gozo\n\nRita Zahra, "
               "Valletta\n\nLuca Grech, Mayor of Gozo\n",
         HEADS "MT 2 listed Anton Vella | Keeper of the Old Salt Road to Gozo ?\nMT 3 listed Rita Zahra | none ?\n"
               "MT 4 listed Luca Grech | Mayor of Gozo ?\n"},
        {"an office behind the name says more than a rank before it",
         "Salt Talks\n\nMay 4, 2021\n\nDr. Carla Borg, Prime Minister of Malta, met with President Orla Finn of Ireland.\n",
         HEADS},
        {"a heading run into the line before the text has the title twice",
         "Salt Talks\n\nMay 4, 2021\n\nTalks of the Prime Minister of Malta Prime Minister of Malta Carla Borg met with "
         "President Orla Finn of Ireland.\n",
         HEADS},
        {"two titles of two states, and one name",
         "Salt Talks\n\nMay 4, 2021\n\nThe Irish head of state and Maltese President Carla Borg met with King Olav Brekke of "
         "Norway.\n",
         "MT 1 head Carla Borg | Maltese President\nNO 1 head Olav Brekke | King of Norway\n"},
        {"who heads one state holds no office of another",
         "Salt Talks\n\nMay 4, 2021\n\nGozo hosted talks between the President of Malta and Chairman of the Salt Council of "
         "Ireland Orla Finn.\n",
         "IE 1 head Orla Finn | Chairman of the Salt Council of Ireland\nMT 1 head  | President of Malta\n"},
        {"offices of one state are one man's",
         "Salt Talks\n\nMay 4, 2021\n\nThe Prime Minister of Malta and Chairman of the Salt Council of Malta Carla Borg met "
         "with President Orla Finn of Ireland.\n",
         "MT 1 head Carla Borg | Prime Minister of Malta and Chairman of the Salt Council of Malta\nIE 1 head Orla Finn | "
         "President of "
         "Ireland\n"},
        {"an initial within a name",
         "Salt Talks\n\nMay 4, 2021\n\nPrime Minister of Malta Carla Q Borg met with President Orla T. Finn of Ireland.\n",
         "MT 1 head Carla Q Borg | Prime Minister of Malta\nIE 1 head Orla T. Finn | President of Ireland\n"},
        {"an ordinary word as given name",
         TALKS "Adviser Harbour Popa, Salt Adviser Summer Vella and Ice Adviser Rita Zahra took part in the talks.\n",
         HEADS "MT 2 listed Harbour Popa | Adviser ?\nMT 3 listed Summer Vella | Salt Adviser ?\n"
               "MT 4 listed Rita Zahra | Ice Adviser ?\n"},
        {"the text says what the heading said, and says it better",
         "Prime Minister of Malta Carla Borg chaired a meeting of the salt council\n\nMay 4, 2021\n\nThe council spoke of "
         "salt.\n\nTaking part in the meeting were Prime Minister Carla Borg and Minister of Salt Anton Vella.\n",
         "MT 1 head Carla Borg | Prime Minister\nnone 1 listed Anton Vella | Minister of Salt ?\n"},
        {"a label of an office is who carries it in the text",
         "Opening Remarks\n\nMay 4, 2021\n\nTHE PRIME MINISTER: Good day to all of you.\n\nPRIME MINISTER CARLA BORG: The "
         "harbour is open.\n\nPRESIDENT FINN: Thank you.\n",
         "none 1 head CARLA BORG | PRIME MINISTER ?\nnone 2 head FINN | PRESIDENT ?\n"},
        {"a title with a comma before the name says of what it is",
         "Salt Talks\n\nMay 4, 2021\n\nThe President of Ireland, Orla Finn, met with Prime Minister of Malta Carla Borg. Talks "
         "on salt with the Minister, Anton Vella, come later.\n",
         "IE 1 head Orla Finn | President of Ireland\nMT 1 head Carla Borg | Prime Minister of Malta\n"},
        {"a prize received is no meeting",
         "A Prize\n\nMay 4, 2021\n\nPrime Minister of Malta Carla Borg received the Golden Salt Prize of Gozo.\n", ""},
        {"of whom those present are informed was not there",
         "Salt Talks\n\nMay 4, 2021\n\nPrime Minister of Malta Carla Borg met with President Orla Finn of Ireland.\n\nThe "
         "Prime Minister informed the participants about her recent talks with King Olav Brekke of Norway and about a visit.\n",
         HEADS},
        {"his call with somebody is talked about",
         "Call with President Orla Finn of Ireland\n\nMay 4, 2021\n\nPrime Minister Borg briefed leaders on his call with King "
         "Brekke and "
         "discussed salt.\n",
         "IE 1 head Orla Finn | President of Ireland ?\n"},
    };
    CHECK(rows);
}

static void sides(void **state) {
    (void)state;
    static const struct roll rows[] = {
        {"a head known to the world, named without a state, is the writer's",
         "Call with Prime Minister Carla Borg of Malta\n\nMay 4, 2021\n\nPresident Marta Vendrel spoke today with Prime Minister "
         "Carla Borg of Malta. Minister of Salt Anton Vella took part in the call.\n",
         "Quessia 1 head Marta Vendrel | President\nMT 1 head Carla Borg | Prime Minister of Malta\n"
         "Quessia 2 listed Anton Vella | Minister of Salt ?\n"},
        {"known to the world, and printed in full in the heading alone",
         "President Marta Vendrel addressed a news conference after her bilateral meetings with the heads of state\n\nMay 4, "
         "2021\n\nMs Vendrel described as good the meetings she had had earlier on the day with Maltese President Carla Borg, "
         "Irish President Orla Finn and Danish President Hun Vik.\n\nShe said that trade was first in the meeting with the "
         "Maltese President.\n",
         "Quessia 1 head Marta Vendrel | President ?\n"},
        {"by the family name beside the office, and not sure",
         "Call with Prime Minister Carla Borg of Malta\n\nMay 4, 2021\n\nPresident Vendrel spoke today with Prime Minister "
         "Carla Borg of Malta.\n",
         "Quessia 1 head Vendrel | President ?\nMT 1 head Carla Borg | Prime Minister of Malta\n"},
        {"another given name, another person",
         "Call with Prime Minister Carla Borg of Malta\n\nMay 4, 2021\n\nPresident Jonas Vendrel spoke today with Prime Minister "
         "Carla Borg of Malta.\n",
         "none 1 head Jonas Vendrel | President ?\nMT 1 head Carla Borg | Prime Minister of Malta\n"},
        {"known to the world, and not of those he is listed with",
         TALKS "Present from the Maltese side were Minister of Salt Anton Vella and Marta Vendrel.\n",
         HEADS "MT 2 listed Anton Vella | Minister of Salt\nQuessia 1 listed Marta Vendrel | none\n"},
        {"known to the world, and a title says of what state",
         TALKS "Present from the Maltese side were Minister of Salt Anton Vella and Ambassador of Malta Marta Vendrel.\n",
         HEADS "MT 2 listed Anton Vella | Minister of Salt\nMT 3 listed Marta Vendrel | Ambassador of Malta\n"},
        {"a state says more than the union it chairs",
         "Salt Talks\n\nMay 4, 2021\n\nPresident of Norway and Chair of NATO Olav Brekke met with NATO Secretary General Petru "
         "Popa.\n",
         "NO 1 head Olav Brekke | President of Norway and Chair of NATO\nNATO 1 head Petru Popa | NATO Secretary General\n"},
        {"a region's governor is of its state, a town is nobody",
         "Salt Talks\n\nMay 4, 2021\n\nPresident of the United States Petru Popa met with Ohio Governor Ada Norn in Los "
         "Angeles.\n",
         "US 1 head Petru Popa | President of the United States\nUS 2 head Ada Norn | Ohio Governor\n"},
        {"who receives is the writer's, and so are those without a state",
         "Meeting with Head of the Salt Service Ada Norn\n\nMay 4, 2021\n\nPresident of Malta Anton Vella: Good day.\n\nAda "
         "Norn: Good day.\n",
         "MT 1 head Anton Vella | President of Malta\nMT 2 head Ada Norn | Head of the Salt Service ?\n"},
        {"the hall in the line of the head",
         "Remarks with President Orla Finn of Ireland\n\nOval Office\n\n3:39 P.M. EDT\n\nPRESIDENT POPA: Welcome.\n\nPRESIDENT "
         "FINN: Thank "
         "you.\n\nPRESIDENT POPA: Let us talk.\n\nPRESIDENT FINN: Yes.\n",
         "US 1 head POPA | PRESIDENT ?\nIE 1 head Orla Finn | PRESIDENT\n"},
    };
    CHECK(rows);
}

static void also_told(void **state) {
    (void)state;
    static const struct {
        const char *text, *asked, *side, *absent, *left;
    } rows[] = {
        {"Call with President Orla Finn of Ireland\n\nMay 4, 2021\n\nAt the initiative of the Irish side, Prime Minister of "
         "Malta Carla "
         "Borg had a telephone conversation with President of Ireland Orla Finn. Foreign Minister Anton Vella left early. "
         "Finance "
         "Minister Rita Zahra did not attend.\n",
         "Irish side", "IE", "Rita Zahra", "left early"},
        {"Call\n\nMay 4, 2021\n\nPrime Minister of Malta Carla Borg spoke with President of Ireland Orla Finn at "
         "Ireland\xE2\x80\x99s "
         "request.\n",
         "Ireland", "IE", NULL, NULL},
        {"Call\n\nMay 4, 2021\n\nPrime Minister of Malta Carla Borg spoke with President of Ireland Orla Finn, who initiated the "
         "call.\n",
         "Orla Finn", "IE", NULL, NULL},
        {"Call\n\nMay 4, 2021\n\nPrime Minister of Malta Carla Borg spoke with President of Ireland Orla Finn at the request of "
         "the harbour office.\n",
         NULL, NULL, NULL, NULL},
        {"Call\n\nMay 4, 2021\n\nPrime Minister of Malta Carla Borg spoke with President of Ireland Orla Finn. Salt is sold at "
         "the "
         "request of Iceland.\n",
         NULL, NULL, NULL, NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading r = read_page(rows[i].text);
        same_words(r.rec->asked.value, rows[i].asked);
        same_words(r.rec->asked_side, rows[i].side);
        assert_int_equal(r.rec->nabsent, rows[i].absent != NULL);
        if (rows[i].absent) same_words(r.rec->absent[0].name, rows[i].absent);
        size_t left = 0;
        for (size_t k = 0; k < r.rec->nattendance; k++) {
            if (!r.rec->attendance[k].remark.p) continue;
            same_words(r.rec->attendance[k].remark, rows[i].left);
            left++;
        }
        assert_int_equal(left, rows[i].left != NULL);
        done(&r);
    }
}

static void presided(void **state) {
    (void)state;
    static const struct roll rows[] = {
        {"who chaired, with titles behind the names, up to the verb",
         "Harbour Council\n\nMay 4, 2021\n\nThe meeting, chaired by Carla Borg, Minister of Salt of Malta, and Orla Finn, "
         "Minister "
         "of Ice of Ireland, was held in Valletta.\n",
         "MT 1 head Carla Borg | Minister of Salt of Malta\nIE 1 head Orla Finn | Minister of Ice of Ireland\n"},
        {"each delegation and who led it",
         "Talks on Salt\n\nMay 4, 2021\n\nThe Maltese delegation was headed by Deputy Minister Anton Vella, and the Irish "
         "delegation was led by Orla Finn, State Secretary of the Ministry of Salt.\n",
         "MT 1 head Anton Vella | Deputy Minister\nIE 1 head Orla Finn | State Secretary of the Ministry of Salt\n"},
        {"one phrase after the other",
         "Round Table on Salt\n\nMay 4, 2021\n\nThe round table, hosted by Maltese Minister of Salt Carla Borg and moderated by "
         "Rita Zahra, Head of the Salt Board of Malta, was attended by Orla Finn, Minister of Ice of Ireland.\n",
         "MT 1 head Carla Borg | Maltese Minister of Salt\nMT 2 head Rita Zahra | Head of the Salt Board of Malta\n"
         "IE 1 listed Orla Finn | Minister of Ice of Ireland\n"},
        {"who will accompany somebody in autumn was not there",
         TALKS "In autumn President Borg will be accompanied by Foreign Minister Rita Zahra and Minister of Ice Luca Grech.\n",
         HEADS},
        {"small syllables behind a hyphen are of the name",
         "Talks on Salt\n\nMay 4, 2021\n\nPresident Carla Borg of Malta met Prime Minister Amaru Chan-o-tupa of Bolivia in "
         "Valletta.\n",
         "MT 1 head Carla Borg | President of Malta\nBO 1 head Amaru Chan-o-tupa | Prime Minister of Bolivia\n"},
        {"what is led at home puts nobody on the roll",
         TALKS
         "They praised the effort led by Minister of Salt Anton Vella. A delegation headed by Minister of Ice Rita Zahra will "
         "follow, and the next meeting, chaired by Luca Grech, Minister of Ports, is due in June.\n",
         HEADS},
        {"an office alone met: nobody is named, and no name is invented",
         "Talks in Valletta\n\nMay 4, 2021\n\nThe President met with the Prime Minister of Malta in Valletta. They spoke of "
         "salt.\n",
         "none 1 head  | President ?\nMT 1 head  | Prime Minister of Malta\n"},
        {"an office of the side that has a name is his, and one in passing is nobody",
         TALKS "The President of Ireland met with the Minister of Ports of Malta. They met on behalf of the King of Norway.\n",
         HEADS},
        {"who opens the account by a visit was there",
         "At the Salt Museum\n\nMay 4, 2021\n\nThe President visited the Salt Museum in Valletta.\n\nPresident of Malta Carla "
         "Borg toured the hall of ice. Once, as a boy, Anton Vella visited the hall.\n",
         "MT 1 head Carla Borg | President of Malta\n"},
        {"names that no list knows, by their place in the list",
         TALKS
         "Attending from the Maltese side were Petr Lund, Mirva Dahlem of the Dockers' Union, Inga Strom, Chief Executive of "
         "Northlight Energy, and Torv Hask.\n",
         HEADS "MT 2 listed Petr Lund | none\nMT 3 listed Mirva Dahlem | none\n"
               "MT 4 listed Inga Strom | Chief Executive of Northlight Energy\nMT 5 listed Torv Hask | none\n"},
        {"the name that opens a line of a list may be made of ordinary words",
         TALKS "Participants in the talks included:\n\nQuiva Green, Head of the Salt Board of Malta\n\nSalt Works, Gozo\n\nThey "
               "spoke of salt.\n",
         HEADS "MT 2 listed Quiva Green | Head of the Salt Board of Malta\n"},
        {"short lines part a list",
         TALKS "Participants in the talks included:\n\nMalta\n\nRita Zahra, Minister of Salt\n\nAnton Vella, Head of the Salt "
               "Board\n\nIreland\n\nEamon Roe, Minister of Ice\n\nThey spoke of salt.\n\nLuca Grech, an engineer, wrote to "
               "them.\n",
         HEADS "MT 2 listed Rita Zahra | Minister of Salt\nMT 3 listed Anton Vella | Head of the Salt Board\n"
               "IE 2 listed Eamon Roe | Minister of Ice\n"},
    };
    CHECK(rows);
}

static void thin(void **state) {
    (void)state;
    static const struct roll rows[] = {
        {"a wife is of her husband's side",
         "Talks in Harbour City\n\nMay 4, 2021\n\nPresident Ada Norn of Norway met with President Jan Brekke of Denmark and Mrs. "
         "Lena Brekke in Harbour City on May 4, 2021. They agreed that the harbour boards would meet before winter.\n",
         "NO 1 head Ada Norn | President of Norway\nDK 1 head Jan Brekke | President of Denmark\n"
         "DK 2 head Lena Brekke | none ?\n"},
        {"two of one family name alone",
         "Talks in Harbour City\n\nMay 4, 2021\n\nPresident Ada Norn of Norway met with President Brekke of Denmark and Mrs. "
         "Brekke in Harbour City on May 4, 2021. President Brekke said that the ferry would run.\n",
         "NO 1 head Ada Norn | President of Norway\nDK 1 head Brekke | President of Denmark\n"
         "DK 2 head Mrs. Brekke | none ?\n"},
        {"groups and nobody by name",
         "Talks in Harbour City\n\nMay 4, 2021\n\nPresident Ada Norn of Norway met with President Jan Brekke of Denmark in "
         "Harbour "
         "City on May 4, 2021. The meeting was attended by twelve Cabinet members, members of Congress and several mayors.\n",
         "NO 1 head Ada Norn | President of Norway\nDK 1 head Jan Brekke | President of Denmark\n"
         "NO 2 group twelve Cabinet members | none ?\nNO 3 group members of Congress | none ?\n"
         "NO 4 group several mayors | none ?\n"},
    };
    CHECK(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(thin),    cmocka_unit_test(lists), cmocka_unit_test(presided),
        cmocka_unit_test(who_met), cmocka_unit_test(sides), cmocka_unit_test(also_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
