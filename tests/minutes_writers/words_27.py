"""What the twenty-seventh batch's writers have to say: tasks, topics, places, who people are."""

from __future__ import annotations

# kind → verb (infinitive, present, imperative, perfect) and what it is about; a verb has its comma
# where a clause follows
_BANK = {
    "contact": (
        ("kontakte", "kontakter", "kontakt", "kontaktet", "kioskens ejer om salget af snus"),
        ("ringe til", "ringer til", "ring til", "ringet til", "lederen af privatskolen"),
        ("skrive til", "skriver til", "skriv til", "skrevet til", "viceværten om den knuste dør"),
        ("maile til", "mailer til", "mail til", "mailet til",
         "driftschefen om de væltede trafikskilte"),
        ("henvende sig til", "henvender sig til", "henvend dig til", "henvendt sig til",
         "busselskabet om uroen på natbussen"),
        ("tage en samtale med", "tager en samtale med", "tag en samtale med",
         "taget en samtale med", "de fire drenge fra 7. klasse"),
        ("få kontakt til", "får kontakt til", "få kontakt til", "fået kontakt til",
         "en håndfuld unge, som ikke kommer i skole"),
        ("tale med", "taler med", "tal med", "talt med", "butikschefen i Netto om tyverierne"),
        ("kontakte", "kontakter", "kontakt", "kontaktet", "sekretæren i idrætsrådet"),
        ("tage en dialog med", "tager en dialog med", "tag en dialog med", "taget en dialog med",
         "beboerne i nr. 14 om støjen"),
        ("ringe rundt til", "ringer rundt til", "ring rundt til", "ringet rundt til",
         "kontaktforældrene på 6. årgang"),
    ),
    "agreement": (
        ("booke et møde med", "booker et møde med", "book et møde med", "booket et møde med",
         "boligorganisationens hovedbestyrelse"),
        ("sætte en dato på", "sætter en dato på", "sæt en dato på", "sat en dato på",
         "tryghedsvandringen"),
        ("lave en aftale med", "laver en aftale med", "lav en aftale med", "lavet en aftale med",
         "fodboldklubben om kontingentfri pladser"),
        ("invitere", "inviterer", "inviter", "inviteret",
         "naboskolens ledelse til et fælles møde"),
        ("aftale", "aftaler", "aftal", "aftalt", "faste månedlige møder med skolens ledelse"),
        ("finde et mødetidspunkt med", "finder et mødetidspunkt med",
         "find et mødetidspunkt med", "fundet et mødetidspunkt med", "familiehuset"),
        ("indkalde", "indkalder", "indkald", "indkaldt", "de berørte forældre til et møde"),
        ("træffe aftale med", "træffer aftale med", "træf aftale med", "truffet aftale med",
         "kulturhuset om at låne salen om tirsdagen"),
        ("indkalde til", "indkalder til", "indkald til", "indkaldt til",
         "et ekstraordinært møde om situationen ved søen"),
    ),
    "visit": (
        ("lægge vejen forbi", "lægger vejen forbi", "læg vejen forbi", "lagt vejen forbi",
         "naturlegepladsen sidst på aftenen"),
        ("besøge", "besøger", "besøg", "besøgt", "specialklasserne"),
        ("aflægge besøg hos", "aflægger besøg hos", "aflæg besøg hos", "aflagt besøg hos",
         "de unge i botilbuddet"),
        ("gå aftenture", "går aftenture", "gå aftenture", "gået aftenture", "langs åen"),
        ("gå en runde i", "går en runde i", "gå en runde i", "gået en runde i",
         "parken bag plejehjemmet"),
        ("kigge indenfor i", "kigger indenfor i", "kig indenfor i", "kigget indenfor i",
         "pigeklubben en torsdag"),
        ("besøge", "besøger", "besøg", "besøgt", "motorværkstedet på havnen"),
        ("se forbi", "ser forbi", "se forbi", "set forbi", "skaterhallen et par gange"),
        ("køre en runde om", "kører en runde om", "kør en runde om", "kørt en runde om",
         "genbrugspladsen efter lukketid"),
        ("besøge", "besøger", "besøg", "besøgt", "lektiecaféen på biblioteket"),
    ),
    "investigate": (
        ("undersøge,", "undersøger,", "undersøg,", "undersøgt,",
         "om der er plads til flere hold i turneringen"),
        ("finde ud af,", "finder ud af,", "find ud af,", "fundet ud af,",
         "hvem der ejer grunden bag stationen"),
        ("tjekke,", "tjekker,", "tjek,", "tjekket,", "om lamperne i tunnelen virker"),
        ("få afklaret,", "får afklaret,", "få afklaret,", "fået afklaret,",
         "om pølsevognen må holde på pladsen"),
        ("se nærmere på", "ser nærmere på", "se nærmere på", "set nærmere på",
         "tallene fra den sidste ungeprofil"),
        ("undersøge", "undersøger", "undersøg", "undersøgt", "reglerne for kameraer i opgangene"),
        ("indhente", "indhenter", "indhent", "indhentet", "priser på bedre lys i tunnelen"),
        ("afdække,", "afdækker,", "afdæk,", "afdækket,",
         "hvor mange elever der mangler en fritidsaktivitet"),
        ("kortlægge", "kortlægger", "kortlæg", "kortlagt", "de steder, hvor der sælges lightergas"),
        ("indsamle", "indsamler", "indsaml", "indsamlet", "tal for fravær på tværs af skolerne"),
    ),
    "inform": (
        ("orientere", "orienterer", "orienter", "orienteret", "skolebestyrelsen om vagtordningen"),
        ("informere", "informerer", "informer", "informeret",
         "de ansatte i hallen om den nye vagttelefon"),
        ("give teknisk afdeling besked om", "giver teknisk afdeling besked om",
         "giv teknisk afdeling besked om", "givet teknisk afdeling besked om",
         "det ødelagte hegn"),
        ("sende", "sender", "send", "sendt", "materialet fra temadagen til klubberne"),
        ("dele", "deler", "del", "delt", "politiets råd om nethandel med forældrene"),
        ("lægge", "lægger", "læg", "lagt", "en nyhed om ferietilbuddene på kommunens hjemmeside"),
        ("videreformidle", "videreformidler", "videreformidl", "videreformidlet",
         "telefonnummeret til rådgivningen til personalet"),
        ("fortælle", "fortæller", "fortæl", "fortalt", "elevrådet om fritidspuljen"),
        ("orientere", "orienterer", "orienter", "orienteret", "chefgruppen om kvartalets tal"),
        ("melde ud til", "melder ud til", "meld ud til", "meldt ud til",
         "de frivillige, hvornår sæsonen begynder"),
        ("sætte opslag op i", "sætter opslag op i", "sæt opslag op i", "sat opslag op i",
         "opgangene om den åbne café"),
    ),
    "other": (
        ("revidere", "reviderer", "revider", "revideret", "netværkets årsplan"),
        ("trykke", "trykker", "tryk", "trykt", "nye visitkort til gadeholdet"),
        ("søge", "søger", "søg", "søgt", "fondsmidler til en mobil skaterrampe"),
        ("male", "maler", "mal", "malet", "skuret ved boldburet"),
        ("lave", "laver", "lav", "lavet", "en liste over sommerens fritidsjob"),
        ("skrive", "skriver", "skriv", "skrevet", "evalueringen af pigeaftenerne"),
        ("købe ind til", "køber ind til", "køb ind til", "købt ind til", "grillaftenen"),
        ("udarbejde", "udarbejder", "udarbejd", "udarbejdet",
         "en plan for bemandingen i vinterferien"),
        ("skaffe", "skaffer", "skaf", "skaffet", "gule veste til de nye frivillige"),
        ("rydde op i", "rydder op i", "ryd op i", "ryddet op i", "den fælles mappe"),
        ("samle", "samler", "saml", "samlet", "årets erfaringer i et kort notat"),
        ("bestille", "bestiller", "bestil", "bestilt", "nye net til fodboldmålene"),
    ),
}  # fmt: skip
TASKS = {
    kind: tuple(((infinitive, present, imperative), about)
                for infinitive, present, imperative, _, about in many)
    for kind, many in _BANK.items()
}  # fmt: skip
PERFECT = {(one[0], one[4]): one[3] for many in _BANK.values() for one in many}

# organisation → function of a person, and how the minutes name them as a party
ROLES = {
    "school": (("trivselslærer på skolen", "skolen"), ("viceskoleleder", "viceskolelederen"),
               ("pædagogisk leder på skolen", "skolen"), ("skolen", "skolen")),
    "police": (("politiassistent", "politiet"), ("Københavns Vestegns Politi", "politiet"),
               ("forebyggende betjent", "politiet"), ("nærbetjent", "nærbetjenten")),
    "housing": (("beboerrådgiver i boligselskabet", "boligselskabet"),
                ("boligsocial koordinator", "den boligsociale koordinator"),
                ("driftsleder i boligforeningen", "boligforeningen"),
                ("boligselskabet", "boligselskabet")),
    "club": (("pædagog i ungdomsklubben", "ungdomsklubben"), ("fritidsklubben", "fritidsklubben"),
             ("klubleder", "klublederen"), ("klubmedarbejder", "klubben")),
    "authority": (("rådgiver i familieafdelingen", "familieafdelingen"),
                  ("socialrådgiver", "socialrådgiveren"),
                  ("børne- og familierådgivningen", "børne- og familierådgivningen")),
    "youth_school": (("koordinator i ungdomsskolen", "ungdomsskolen"),
                     ("ungdomsskolelærer", "ungdomsskolen"),
                     ("viceleder af ungdomsskolen", "ungdomsskolen")),
}  # fmt: skip

# topic → what may be said about it
TOPICS = {
    "Status fra området": (
        "Der er mere uro end normalt omkring p-pladsen.",
        "Beboerne er bekymrede for, at mindre søskende bliver trukket med.",
        "Ellers er stemningen god.",
    ),
    "Skolerne": (
        "Flere elever i 8. klasse møder trætte og sultne.",
        "Der har været konflikter mellem to grupper af piger.",
        "Overgangen til nyt skema er gået godt.",
    ),
    "Vapes, snus og lattergas": (
        "Skolen finder næsten dagligt vapes på toiletterne.",
        "Der ligger patroner fra lattergas ved søen igen.",
        "Snus er blevet almindeligt, også blandt pigerne.",
    ),
    "Digital mistrivsel": (
        "Billeder af elever deles uden samtykke.",
        "Mobbe-grupper på nettet fylder meget på mellemtrinnet.",
        "Flere forældre har bedt om gode råd.",
    ),
    "Politiets billede": (
        "Der har været tre anmeldelser om cykeltyveri og en enkelt om vold.",
        "Knallerterne er flyttet fra torvet ned til stien langs banen.",
        "Der er ingen tegn på bandeaktivitet.",
    ),
    "Gadearbejdet": (
        "Holdet har mødt 15-20 unge på de seneste fire aftener.",
        "De fleste er kendte ansigter, men der er kommet yngre til.",
        "Tonen over for de voksne er blevet hårdere.",
    ),
    "Piger i udsatte positioner": (
        "To piger opholder sig meget hos ældre drenge.",
        "Pigeaftenerne er et godt sted at få snakken i gang.",
    ),
    "Fritid og fællesskaber": (
        "Mange børn går ikke til noget efter skole.",
        "Kontingentet er en barriere for flere familier.",
        "Basketholdet har fået otte nye spillere.",
    ),
    "Tilbud i ferierne": (
        "Tilbuddene var velbesøgte, især svømmehallen.",
        "Der manglede noget for de ældste.",
    ),
    "Stationsområdet": (
        "Pendlerne føler sig utrygge sent om aftenen.",
        "Der bliver drukket ved cykelparkeringen i weekenden.",
        "Lyset i tunnelen er gået flere gange.",
    ),
    "Unge og penge": (
        "Enkelte unge har lånt deres konto ud til andre.",
        "Skolen har haft besøg af banken, og det gav gode spørgsmål.",
    ),
    "Bekymrende fravær": (
        "Fraværet stiger i 7. klasse.",
        "Fire elever kommer næsten ikke i skole.",
    ),
    "Forældresamarbejdet": (
        "Fremmødet til forældremøderne er lavt.",
        "De forældre, der kommer, bakker op om fælles regler for weekenden.",
    ),
    "Hærværk": (
        "Busskuret er smadret for tredje gang i år.",
        "Der er malet graffiti på gavlen ved børnehaven.",
        "Ingen er blevet taget for det.",
    ),
}  # fmt: skip
SAID_BY = (
    "{first} nævnte, at de unge selv efterlyser et sted at være.",
    "{first} genkendte billedet.",
    "{first} havde gode erfaringer med korte, faste samtaler.",
    "{first} havde hørt det samme fra anden side.",
    "Ifølge {first} er det de samme få, der går igen.",
)
PLACES = ("biblioteket", "skolens mødelokale", "ungdomsklubben", "rådhusets kantine",
          "beboerlokalet", "medborgerhuset")  # fmt: skip

# what became of a task, in a word or two
STATUS = {
    "closed": ("Gjort", "Udført", "Klaret", "Afsluttet", "På plads", "Gennemført"),
    "open": ("Udestår", "Ikke gjort endnu", "I proces", "Endnu ikke påbegyndt", "I gang"),
    "dropped": ("Udgår", "Opgivet", "Bortfaldet", "Ikke længere relevant"),
}
