"""What the twenty-sixth batch's writers have to say: tasks, topics, places, who people are."""

from __future__ import annotations

# kind → verb (infinitive, present, imperative, perfect) and what it is about; a verb has its comma
# where a clause follows
_BANK = {
    "contact": (
        ("kontakte", "kontakter", "kontakt", "kontaktet", "viceværten om den ødelagte port"),
        ("ringe til", "ringer til", "ring til", "ringet til",
         "pizzeriaet på torvet om flokken uden for døren"),
        ("skrive til", "skriver til", "skriv til", "skrevet til", "skolebestyrelsens formand"),
        ("tage en snak med", "tager en snak med", "tag en snak med", "taget en snak med",
         "de tre piger fra 7. b"),
        ("henvende sig til", "henvender sig til", "henvend dig til", "henvendt sig til",
         "busselskabet om uroen på natlinjen"),
        ("få kontakt til", "får kontakt til", "få kontakt til", "fået kontakt til",
         "de unge, der holder til ved boldburet"),
        ("gribe fat i", "griber fat i", "grib fat i", "grebet fat i",
         "bestyrelsen i fodboldklubben"),
        ("sende en mail til", "sender en mail til", "send en mail til", "sendt en mail til",
         "Vej og Park om knallerterne på stien"),
        ("tale med", "taler med", "tal med", "talt med",
         "kioskejeren om salg af vapes til mindreårige"),
        ("ringe til", "ringer til", "ring til", "ringet til", "forældrene til de to brødre"),
        ("tage kontakt til", "tager kontakt til", "tag kontakt til", "taget kontakt til",
         "menighedsrådet om bænkene bag kirken"),
        ("opsøge", "opsøger", "opsøg", "opsøgt", "gruppen i skaterparken"),
    ),
    "agreement": (
        ("indkalde til", "indkalder til", "indkald til", "indkaldt til",
         "et ekstra møde om knallertkørslen"),
        ("arrangere", "arrangerer", "arranger", "arrangeret",
         "et fælles forældremøde for 6. årgang"),
        ("booke", "booker", "book", "booket", "et møde med rusmiddelrådgivningen"),
        ("invitere", "inviterer", "inviter", "inviteret",
         "beredskabets forebygger med til et møde"),
        ("lave en aftale med", "laver en aftale med", "lav en aftale med", "lavet en aftale med",
         "biblioteket om lektiecafé"),
        ("få en aftale i stand med", "får en aftale i stand med", "få en aftale i stand med",
         "fået en aftale i stand med", "supermarkedet om salg af energidrikke"),
        ("finde et tidspunkt til", "finder et tidspunkt til", "find et tidspunkt til",
         "fundet et tidspunkt til", "dialogaftenen for forældre"),
        ("sætte dato på", "sætter dato på", "sæt dato på", "sat dato på",
         "fællesmødet med natteravnene"),
        ("aftale", "aftaler", "aftal", "aftalt",
         "en fælles linje for beskeder til forældrene med de øvrige skoler"),
        ("planlægge", "planlægger", "planlæg", "planlagt",
         "et cafémøde for forældrene i boligområdet"),
        ("indkalde", "indkalder", "indkald", "indkaldt",
         "familien og klasselæreren til et fælles møde"),
        ("stå for indkaldelsen til", "står for indkaldelsen til", "stå for indkaldelsen til",
         "stået for indkaldelsen til", "mødet om skolevægring"),
    ),
    "visit": (
        ("besøge", "besøger", "besøg", "besøgt", "10. klasse i deres fællestime"),
        ("gå en runde", "går en runde", "gå en runde", "gået en runde",
         "på stisystemet ved søen"),
        ("lægge vejen forbi", "lægger vejen forbi", "læg vejen forbi", "lagt vejen forbi",
         "den gamle fabriksgrund nogle aftener"),
        ("tage forbi", "tager forbi", "tag forbi", "været forbi",
         "legepladsen bag blokkene om aftenen"),
        ("møde op på", "møder op på", "mød op på", "været på",
         "stationsforpladsen i aftentimerne"),
        ("gå aftenrunder i", "går aftenrunder i", "gå aftenrunder i", "gået aftenrunder i",
         "rækkehuskvarteret"),
        ("komme på besøg i", "kommer på besøg i", "kom på besøg i", "været på besøg i",
         "modtageklassen"),
        ("tage på hjemmebesøg hos", "tager på hjemmebesøg hos", "tag på hjemmebesøg hos",
         "været på hjemmebesøg hos", "drengens familie"),
        ("køre en runde omkring", "kører en runde omkring", "kør en runde omkring",
         "kørt en runde omkring", "industrikvarteret og genbrugspladsen"),
        ("tage ud til", "tager ud til", "tag ud til", "været ude ved",
         "fællesarealet i kolonihaveforeningen"),
        ("aflægge", "aflægger", "aflæg", "aflagt", "bokseklubben et besøg"),
        ("kigge forbi", "kigger forbi", "kig forbi", "kigget forbi",
         "cykelværkstedet i kælderen"),
    ),
    "investigate": (
        ("undersøge,", "undersøger,", "undersøg,", "undersøgt,",
         "om festlokalet kan bruges til ungecafé"),
        ("undersøge", "undersøger", "undersøg", "undersøgt",
         "reglerne for videoovervågning af cykelparkeringen"),
        ("finde ud af,", "finder ud af,", "find ud af,", "fundet ud af,",
         "hvem der ejer den tomme butik"),
        ("tjekke", "tjekker", "tjek", "tjekket", "svømmehallens åbningstider"),
        ("få overblik over,", "får overblik over,", "få overblik over,", "fået overblik over,",
         "hvor mange unge der mangler et fritidsjob"),
        ("indsamle", "indsamler", "indsaml", "indsamlet",
         "skolernes erfaringer med mobilfrie dage"),
        ("afdække,", "afdækker,", "afdæk,", "afdækket,",
         "hvilke fritidstilbud der har ledige pladser"),
        ("indhente", "indhenter", "indhent", "indhentet", "priser på lamper til tunnelen"),
        ("trække", "trækker", "træk", "trukket", "fraværstal for udskolingen"),
        ("afklare,", "afklarer,", "afklar,", "afklaret,",
         "hvem der må låse gymnastiksalen op"),
        ("kortlægge", "kortlægger", "kortlæg", "kortlagt",
         "de steder, hvor børn og unge føler sig utrygge"),
        ("undersøge,", "undersøger,", "undersøg,", "undersøgt,",
         "hvad to ekstra natteravnehold vil kræve"),
    ),
    "inform": (
        ("orientere", "orienterer", "orienter", "orienteret",
         "afdelingsbestyrelsen om de nye vagttider"),
        ("informere", "informerer", "informer", "informeret",
         "udskolingslærerne om tilbuddet om fritidspas"),
        ("give besked til", "giver besked til", "giv besked til", "givet besked til",
         "personalet i SFO'en om den nye kontaktvej"),
        ("melde tilbage til", "melder tilbage til", "meld tilbage til", "meldt tilbage til",
         "forældrene om udfaldet af samtalerne"),
        ("dele", "deler", "del", "delt", "linket til forældrefilmen på Aula"),
        ("sende", "sender", "send", "sendt", "politiets folder om knive ud til skolerne"),
        ("lægge", "lægger", "læg", "lagt", "nyheden om pigeklubben på intranettet"),
        ("fortælle", "fortæller", "fortæl", "fortalt", "elevrådet om natteravnenes arbejde"),
        ("videreformidle", "videreformidler", "videreformidl", "videreformidlet",
         "skolens bekymring til familieafdelingen"),
        ("rundsende", "rundsender", "rundsend", "rundsendt",
         "programmet for ferieaktiviteterne til hele netværket"),
        ("holde", "holder", "hold", "holdt", "ledelsen orienteret om udviklingen i kælderen"),
        ("præsentere", "præsenterer", "præsenter", "præsenteret",
         "netværkets årsplan for skolebestyrelsen"),
    ),
    "other": (
        ("skrive", "skriver", "skriv", "skrevet", "et oplæg om grooming"),
        ("lave", "laver", "lav", "lavet", "et skema over aftenvagterne"),
        ("revidere", "reviderer", "revider", "revideret", "handleplanen for unge på kanten"),
        ("opdatere", "opdaterer", "opdater", "opdateret", "telefonlisten på tavlen"),
        ("søge", "søger", "søg", "søgt", "puljen til lokale tryghedsprojekter"),
        ("oprette", "opretter", "opret", "oprettet", "en gruppe i Teams til hurtige beskeder"),
        ("indkøbe", "indkøber", "indkøb", "indkøbt", "to fodboldmål til asfaltbanen"),
        ("udarbejde", "udarbejder", "udarbejd", "udarbejdet", "et forslag til fælles husregler"),
        ("gøre", "gør", "gør", "gjort", "materialet til temaaftenen klart"),
        ("oversætte", "oversætter", "oversæt", "oversat",
         "pjecen om fritidspas til tyrkisk og arabisk"),
        ("sætte", "sætter", "sæt", "sat", "nyt net op i basketkurven"),
        ("samle", "samler", "saml", "samlet", "alle referater i én mappe på drevet"),
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
    "school": (("afdelingsleder på skolen", "skolen"), ("udskolingsleder på skolen", "skolen"),
               ("SSP-kontaktlærer", "SSP-kontaktlæreren"), ("viceskoleleder", "skolen"),
               ("skolens ledelse", "skolens ledelse"), ("AKT-vejleder på skolen", "skolen")),
    "police": (("politiassistent", "politiet"), ("nærbetjent, politiet", "nærbetjenten"),
               ("Vestegnens Politi", "politiet"), ("lokalpolitiet", "lokalpolitiet"),
               ("politiets forebyggende afdeling", "politiet")),
    "housing": (("boligsocial koordinator", "den boligsociale koordinator"),
                ("driftschef i boligselskabet", "boligselskabet"),
                ("varmemester i boligforeningen", "boligforeningen"),
                ("den boligsociale helhedsplan", "den boligsociale helhedsplan"),
                ("boligselskabet", "boligselskabet")),
    "club": (("leder af ungdomsklubben", "ungdomsklubben"), ("pædagog i klubben", "klubben"),
             ("klubmedarbejder", "klubben"), ("fritidsklubben", "fritidsklubben")),
    "authority": (("socialrådgiver i familieafdelingen", "familieafdelingen"),
                  ("familieafdelingen", "familieafdelingen"),
                  ("sagsbehandler i familieafdelingen", "sagsbehandleren"),
                  ("socialrådgiver", "socialrådgiveren")),
    "youth_school": (("viceleder i ungdomsskolen", "ungdomsskolen"),
                     ("ungdomsskolelærer", "ungdomsskolen"),
                     ("ungdomsskolen", "ungdomsskolen")),
}  # fmt: skip
HOUSES = {  # whence somebody comes: ``Karen fra skolen``
    "school": "skolen", "police": "politiet", "housing": "boligselskabet", "club": "klubben",
    "authority": "familieafdelingen", "youth_school": "ungdomsskolen",
}  # fmt: skip
CONSULTANTS = ("SSP-konsulent", "kriminalpræventiv konsulent", "SSP")
STREET = ("gadeplan", "gadeplansmedarbejder", "opsøgende medarbejder", "SSP-medarbejder")

# topic → what may be said about it
TOPICS = {
    "Situationen i området": (
        "De mørke aftener giver flere samlinger i opgangene end i sommer.",
        "Stemningen er generelt god, og de fleste unge hilser pænt.",
        "Et par beboere har klaget over røg og råb efter midnat.",
    ),
    "Orientering fra politiet": (
        "Der er rejst to sager om hærværk mod parkerede biler.",
        "Politiet ser en stigning i tyveri af elløbehjul.",
        "Ellers er det mest småting, der bliver anmeldt.",
    ),
    "Nyt fra skolen": (
        "Skolen har haft tre konflikter mellem elever i 7. og 8. klasse.",
        "Konflikterne begyndte i en chatgruppe og fortsatte i frikvartererne.",
        "Trivselsdagene blev godt modtaget af eleverne.",
    ),
    "Snus og vapes": (
        "Snus er udbredt blandt drengene i 9. klasse.",
        "Tomme vapes ligger på gulvet i omklædningsrummene.",
        "Eleverne siger selv, at det er let at købe.",
    ),
    "Digitale krænkelser": (
        "Et billede af en elev er blevet delt uden samtykke.",
        "Flere forældre er usikre på, hvad de må og kan gribe ind over for.",
    ),
    "Unge med bekymrende fravær": (
        "Fire elever på mellemtrinnet er sjældent i skole.",
        "Forældresamarbejdet er svært i to af familierne.",
        "Skolen er bekymret for, hvor drengene opholder sig om formiddagen.",
    ),
    "Klublivet": (
        "Fremmødet er steget, især til madaftenerne.",
        "De ældste har fået deres eget rum og passer på det.",
    ),
    "Tryghed ved stationen": (
        "Flere unge fortæller, at de går en omvej for at undgå tunnelen.",
        "Lyset er gået i den ene ende, og der er skrevet på væggene.",
    ),
    "Rekruttering til kriminelle miljøer": (
        "Der er bekymring for to unge, som pludselig har dyrt tøj og mange kontanter.",
        "Ældre kammerater kører rundt i området og snakker med de yngste.",
    ),
    "Ferietilbud": (
        "Fodboldskolen og svømmeholdet var fyldt op.",
        "Tilbuddene nåede også børn, som ellers ikke går til noget.",
    ),
    "Samarbejdet i netværket": (
        "Alle er glade for de korte veje mellem husene.",
        "Det er blevet lettere at få fat i den rigtige, når noget haster.",
    ),
    "Støj fra scootere og knallerter": (
        "Der bliver kørt stærkt på stierne mellem blokkene.",
        "Småbørnsfamilierne er utrygge ved at sende børnene ud at lege.",
    ),
    "Fritidspas": (
        "19 børn har fået fritidspas i år.",
        "Fodbold og dans er de mest populære hold.",
    ),
    "Piger i udsatte positioner": (
        "En mindre gruppe piger søger ældre drenges selskab om aftenen.",
        "De kommer ikke i klubben og er svære at nå.",
    ),
}  # fmt: skip
SAID_BY = (
    "{first} fortalte om de seneste ugers ture i området.",
    "{first} kender de fleste af dem og er ikke bekymret.",
    "{first} gav et par eksempler på gode samtaler.",
    "{first} nævnte, at tonen er blevet mildere.",
    "{first} kunne bekræfte billedet.",
)
PLACES = (  # where they met, bare and in a sentence
    ("rådhuset, mødelokale 4", "på rådhuset"), ("medborgerhuset", "i medborgerhuset"),
    ("skolens lærerværelse", "på skolens lærerværelse"), ("politistationen", "på politistationen"),
    ("klubbens køkken", "i klubbens køkken"), ("selskabslokalet", "i selskabslokalet"),
    ("ungdomsskolens café", "i ungdomsskolens café"),
)  # fmt: skip

# what became of a task, in a word or two
STATUS = {
    "closed": ("Er gjort", "Klaret", "Gennemført", "Afsluttet", "Løst", "Udført", "Er sket"),
    "open": ("Ikke sket endnu", "Udestår", "I gang", "Endnu ikke udført", "Fortsat åben"),
    "dropped": ("Udgår", "Opgivet", "Bortfaldet", "Ikke længere relevant", "Droppet"),
}
