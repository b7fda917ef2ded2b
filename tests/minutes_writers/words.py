"""What the third writer's secretaries have to say: people, organisations, tasks, small talk.

Written as Danish secretaries write, without a look at the reader's word lists. ``LATE`` holds what
only the held-back layouts say.
"""

from __future__ import annotations

NETWORKS = {
    "gildbro": ("Gildbro", "SSP-netværket Gildbro", "det lokale SSP-netværk i Gildbro"),
    "vejleaa": ("Vejleåparken", "SSP-netværket Vejleåparken", "netværket i Vejleåparken"),
    "vibeholm": ("Vibeholm", "SSP-netværk Vibeholm", "lokalt netværk, Vibeholm"),
    "strand": ("Strandområdet", "SSP-netværket i Strandområdet", "lokalnetværk Strandområdet"),
    "landsbyen": ("Ishøj Landsby", "SSP-netværk Ishøj Landsby", "netværket i Ishøj Landsby"),
    "torslunde": ("Torslunde", "SSP Torslunde", "lokalt SSP-netværk Torslunde"),
}

# code → first name, surname, initials
STAFF = {
    "KON1": ("Birgitte", "Ravnsholt", "BIRRAV"),
    "KON2": ("Henrik", "Lyngdal", "HENLYN"),
    "OP1": ("Jonas", "Vestergren", "JONVES"),
    "OP2": ("Leyla", "Karadeniz", "LEYKAR"),
    "OP4": ("Nadia", "Khatibi", "NADKHA"),
    "OP5": ("Trine", "Skovgård", "TRISKO"),
    "OP6": ("Abdirahim", "Warfaa", "ABDWAR"),
}
STAFF_FUNCTIONS = ("SSP", "SSP-medarbejder", "gadeplan", "operativ medarbejder", "SSP-konsulent")

# organisation → wordings in brackets behind a name, wordings of the party itself
ORGANISATIONS = {
    "school": (("skolen", "lærer", "SSP-lærer, Vibeholmskolen", "skoleleder"),
               ("skolen", "Skolen")),
    "police": (("politiet", "lokalbetjent", "Vestegnens Politi", "nærpolitiet"),
               ("politiet", "Politiet", "lokalbetjenten")),
    "housing": (("boligselskabet", "boligsocial medarbejder", "boligforeningen"),
                ("boligforeningen", "Boligselskabet")),
    "club": (("klubben", "klubleder", "fritidsklubben"), ("klubben", "Ungdomsklubben")),
    "authority": (("socialrådgiver", "familierådgivningen", "sagsbehandler"),
                  ("familierådgivningen", "socialrådgiveren")),
    "youth_school": (("ungdomsskolen", "lærer i ungdomsskolen"), ("ungdomsskolen",)),
}  # fmt: skip
FIRST_NAMES = ("Karen", "Peter", "Lone", "Mehmet", "Anne-Mette", "Yusuf", "Ulla", "Bo", "Fatma",
               "Christian", "Signe", "Ahmed", "Jonas", "Nadia", "Henrik", "Dorthe",
               "Kasper")  # fmt: skip
SURNAMES = ("Mosekrog", "Ravnsløkke", "Tangbæk", "Yildirsen", "Hjortebro", "Abdikarsen", "Lyngkær",
            "Stenvang", "Ørbækgaard", "Qvistrup", "Al-Tamir", "Kildemark")  # fmt: skip

# kind → verb (infinitive, present, imperative) and what it is about
TASKS = {
    "contact": (
        (("kontakte", "kontakter", "kontakt"), "grundejerforeningen om belysningen på stien"),
        (("ringe til", "ringer til", "ring til"), "centerlederen om vagterne"),
        (("tage fat i", "tager fat i", "tag fat i"), "forældrene i 8. klasse"),
        (("skrive til", "skriver til", "skriv til"), "kiosken ved stationen"),
        (("tale med", "taler med", "tal med"), "drengene fra boldbanen"),
        (("opsøge", "opsøger", "opsøg"), "gruppen ved biblioteket"),
    ),
    "agreement": (
        (("indkalde til", "indkalder til", "indkald til"), "møde om overgangen til 7. klasse"),
        (("planlægge", "planlægger", "planlæg"), "en forældreaften"),
        (("invitere", "inviterer", "inviter"), "hallens personale til næste gang"),
        (("aftale", "aftaler", "aftal"), "faste dage i hallen"),
    ),
    "visit": (
        (("besøge", "besøger", "besøg"), "8. årgang"),
        (("gå runder", "går runder", "gå runder"), "ved svømmehallen fredag aften"),
        (("tage på besøg i", "tager på besøg i", "tag på besøg i"), "klubben en aften"),
    ),
    "investigate": (
        (("undersøge", "undersøger", "undersøg"), "muligheden for flere lampesteder"),
        (("tjekke", "tjekker", "tjek"), "om der er kameraer i kælderen"),
        (("afklare", "afklarer", "afklar"), "hvem der har nøgle til hallen"),
        (("kortlægge", "kortlægger", "kortlæg"), "hvor der samles flest"),
        (("finde ud af", "finder ud af", "find ud af"), "hvornår hallen lukker"),
    ),
    "inform": (
        (("orientere", "orienterer", "orienter"), "personalet om de nye tider"),
        (("informere", "informerer", "informer"), "forældrerådet"),
        (("sende", "sender", "send"), "plakaten rundt til alle"),
        (("give besked til", "giver besked til", "giv besked til"), "natteravnene"),
        (("melde tilbage til", "melder tilbage til", "meld tilbage til"), "netværket"),
    ),
    "other": (
        (("opdatere", "opdaterer", "opdater"), "kontaktlisten"),
        (("lave", "laver", "lav"), "udkast til plakaten"),
        (("forberede", "forbereder", "forbered"), "temadagen"),
        (("udarbejde", "udarbejder", "udarbejd"), "et kort oplæg"),
    ),
}
LATE = {
    "contact": (
        (("række ud til", "rækker ud til", "ræk ud til"), "formanden for beboerrådet"),
        (("tage en snak med", "tager en snak med", "tag en snak med"), "de unge ved broen"),
        (("kontakte", "kontakter", "kontakt"), "driften om den ødelagte bænk"),
        (("ringe til", "ringer til", "ring til"), "idrætsforeningen"),
    ),
    "agreement": (
        (("finde en dato for", "finder en dato for", "find en dato for"), "forældremødet"),
        (("indkalde", "indkalder", "indkald"), "de to klasser til et fælles møde"),
    ),
    "visit": (
        (("kigge forbi", "kigger forbi", "kig forbi"), "skaterbanen i weekenden"),
        (("besøge", "besøger", "besøg"), "den nye café"),
    ),
    "investigate": (
        (("undersøge", "undersøger", "undersøg"), "hvad en ekstra vagt koster"),
        (("indhente", "indhenter", "indhent"), "tilbud på hegn"),
    ),
    "inform": (
        (("videresende", "videresender", "videresend"), "pjecen til klasselærerne"),
        (("fortælle", "fortæller", "fortæl"), "ledergruppen om planen"),
        (("orientere", "orienterer", "orienter"), "udskolingen om lattergas"),
    ),
    "other": (
        (("færdiggøre", "færdiggør", "færdiggør"), "årshjulet"),
        (("bestille", "bestiller", "bestil"), "refleksveste"),
    ),
}

TALK = (
    "Der har været roligt i området den seneste måned.",
    "Politiet har haft enkelte anmeldelser om hærværk ved stationen.",
    "Skolen fortæller om flere elever med højt fravær.",
    "Der er set større samlinger af unge ved svømmehallen om aftenen.",
    "Flere naboer har klaget over knallertkørsel.",
    "Klubben oplever god tilslutning om fredagen.",
    "Der var enighed om, at samarbejdet fungerer godt.",
    "Boligselskabet har sat nyt lys op i opgangene.",
    "Snakken faldt på lattergas og vapes i udskolingen.",
    "Punktet blev drøftet kort, og der var ingen bemærkninger.",
)
TALK_OF_STAFF = (
    "{first} fortalte om sommerens aktiviteter på gadeplan.",
    "{first} gav en kort status fra området.",
    "{first} havde talt med flere af de unge siden sidst.",
    "Ifølge {first} er stemningen bedre end i foråret.",
)
POINTS = (
    "Velkomst og godkendelse af dagsorden", "Siden sidst", "Nyt fra politiet", "Runde i netværket",
    "Status fra skolerne", "Trivsel i udskolingen", "Lattergas og vapes", "Aktiviteter i ferien",
    "Samarbejde med forældre", "Uro ved stationen", "Kommende arrangementer",
)  # fmt: skip
PLACES = ("Rådhuset, lokale 2", "Vibeholmskolen", "Kulturium", "beboerhuset", "Teams",
          "mødelokalet på 1. sal")  # fmt: skip
DONE = ("udført", "afsluttet", "er gjort", "gennemført", "klaret", "OK", "på plads", "løst")
WAITING = ("udestår", "i gang", "ikke nået endnu", "afventer svar", "fortsat åben", "mangler")
DROPPED = ("udgår", "droppet", "bortfaldet", "ikke længere aktuelt")
