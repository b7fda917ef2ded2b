"""What the twenty-ninth batch's writers have to say: tasks, topics, places, who people are."""

from __future__ import annotations

# kind → verb (infinitive, present, imperative), what stands behind ``har``, and what it is about;
# a verb has its comma where a clause follows
_BANK = {
    "contact": (
        ("ringe til", "ringer til", "ring til", "ringet til",
         "viceværten om de ødelagte postkasser"),
        ("kontakte", "kontakter", "kontakt", "kontaktet", "moren til drengen fra 6. b"),
        ("tage kontakt til", "tager kontakt til", "tag kontakt til", "taget kontakt til",
         "ejeren af pizzeriaet"),
        ("skrive til", "skriver til", "skriv til", "skrevet til", "bestyrelsen i fodboldklubben"),
        ("tale med", "taler med", "tal med", "talt med", "de to piger, som er holdt op i klubben"),
        ("tage en snak med", "tager en snak med", "tag en snak med", "taget en snak med",
         "de drenge, der holder til ved containerne"),
        ("få fat på", "får fat på", "få fat på", "fået fat på", "mentoren fra jobcentret"),
        ("snakke med", "snakker med", "snak med", "snakket med",
         "bestyreren af supermarkedet om tyverierne"),
        ("kontakte", "kontakter", "kontakt", "kontaktet",
         "kommunens driftsafdeling om de smadrede lamper i tunnelen"),
    ),
    "agreement": (
        ("aftale et møde med", "aftaler et møde med", "aftal et møde med", "aftalt et møde med",
         "forældrene til de fire elever"),
        ("indkalde til", "indkalder til", "indkald til", "indkaldt til",
         "et fælles møde om familien i opgang 12"),
        ("finde en dato til", "finder en dato til", "find en dato til", "fundet en dato til",
         "temaaftenen for forældrene i indskolingen"),
        ("booke et møde med", "booker et møde med", "book et møde med", "booket et møde med",
         "teknik- og miljøafdelingen"),
        ("invitere", "inviterer", "inviter", "inviteret",
         "gademedarbejderne fra nabokommunen til et møde"),
        ("lave en aftale med", "laver en aftale med", "lav en aftale med", "lavet en aftale med",
         "fitnesscentret om prøvetimer til de unge"),
        ("få et møde i stand med", "får et møde i stand med", "få et møde i stand med",
         "fået et møde i stand med", "natteravnene og beboerrådgiveren"),
        ("arrangere", "arrangerer", "arranger", "arrangeret",
         "et dialogmøde mellem naboerne og de unge"),
    ),
    "visit": (
        ("besøge", "besøger", "besøg", "besøgt", "pigegruppen på biblioteket"),
        ("kigge forbi", "kigger forbi", "kig forbi", "kigget forbi", "lektiecaféen et par gange"),
        ("gå en runde i", "går en runde i", "gå en runde i", "gået en runde i",
         "parken efter skoletid"),
        ("køre en tur forbi", "kører en tur forbi", "kør en tur forbi", "kørt en tur forbi",
         "genbrugspladsen efter lukketid"),
        ("aflægge besøg i", "aflægger besøg i", "aflæg besøg i", "aflagt besøg i",
         "alle tre 7. klasser"),
        ("besøge", "besøger", "besøg", "besøgt", "det nye danseværksted"),
        ("lægge vejen forbi", "lægger vejen forbi", "læg vejen forbi", "lagt vejen forbi",
         "basketbanen om aftenen"),
        ("tage på besøg hos", "tager på besøg hos", "tag på besøg hos", "været på besøg hos",
         "10. klasse på erhvervsskolen"),
    ),
    "investigate": (
        ("undersøge,", "undersøger,", "undersøg,", "undersøgt,",
         "om der må sættes kameraer op i tunnelen"),
        ("finde ud af,", "finder ud af,", "find ud af,", "fundet ud af,",
         "hvem der har nøgler til øvelokalet"),
        ("tjekke,", "tjekker,", "tjek,", "tjekket,", "om låsen til cykelkælderen er repareret"),
        ("afklare,", "afklarer,", "afklar,", "afklaret,",
         "hvilke regler der gælder for ophold i opgangene"),
        ("indhente", "indhenter", "indhent", "indhentet", "priser på lys til basketbanen"),
        ("få overblik over,", "får overblik over,", "få overblik over,", "fået overblik over,",
         "hvor mange unge der står uden fritidstilbud"),
        ("se nærmere på", "ser nærmere på", "se nærmere på", "set nærmere på",
         "fraværstallene for 8. årgang"),
        ("undersøge", "undersøger", "undersøg", "undersøgt",
         "muligheden for at låne hallen om lørdagen"),
    ),
    "inform": (
        ("orientere", "orienterer", "orienter", "orienteret",
         "udskolingslærerne om den nye procedure for underretninger"),
        ("informere", "informerer", "informer", "informeret", "forældrene om vapes"),
        ("sende", "sender", "send", "sendt",
         "folderen om digital mobning ud til kontaktforældrene"),
        ("give besked til", "giver besked til", "giv besked til", "givet besked til",
         "vagtselskabet om de ændrede lukketider"),
        ("fortælle", "fortæller", "fortæl", "fortalt", "elevrådet om fritidspasset"),
        ("videreformidle", "videreformidler", "videreformidl", "videreformidlet",
         "politiets gode råd om lattergas til forældrene"),
        ("orientere", "orienterer", "orienter", "orienteret",
         "afdelingsbestyrelsen om indsatsen i gårdene"),
        ("lægge", "lægger", "læg", "lagt", "programmet for ferietilbuddene på Aula"),
        ("sende", "sender", "send", "sendt", "de nye telefonnumre rundt til hele netværket"),
    ),
    "other": (
        ("opdatere", "opdaterer", "opdater", "opdateret", "listen over fritidsvejledere"),
        ("lave", "laver", "lav", "lavet", "en oversigt over områdets foreninger"),
        ("bestille", "bestiller", "bestil", "bestilt", "nye trøjer til gadeholdet"),
        ("skrive", "skriver", "skriv", "skrevet", "et udkast til puljeansøgningen"),
        ("forberede", "forbereder", "forbered", "forberedt", "oplægget om grænser og gråzoner"),
        ("købe", "køber", "køb", "købt", "spil og snacks til den åbne café"),
        ("oprette", "opretter", "opret", "oprettet", "en delt kalender til netværket"),
        ("trykke", "trykker", "tryk", "trykt", "nye plakater til opgangene"),
        ("udfylde", "udfylder", "udfyld", "udfyldt", "skemaet til årsrapporten"),
    ),
}  # fmt: skip
TASKS = {
    kind: tuple((one[:3], one[4]) for one in many) for kind, many in _BANK.items()
}  # fmt: skip
PERFECT = {(one[0], one[4]): one[3] for many in _BANK.values() for one in many}

# organisation → function of a person, and how the minutes name them as a party
ROLES = {
    "school": (("skoleleder", "skolen"), ("SSP-lærer", "skolen"), ("skolen", "skolen"),
               ("udskolingsleder, skolen", "skolen"), ("lærer", "skolen")),
    "police": (("politiet", "politiet"), ("Vestegnens Politi", "politiet"),
               ("lokalbetjent", "lokalbetjenten"), ("nærpolitiet", "nærpolitiet")),
    "housing": (("boligforeningen", "boligforeningen"),
                ("boligsocial medarbejder", "boligforeningen"),
                ("driftsleder, boligforeningen", "boligforeningen")),
    "club": (("klubben", "klubben"), ("klubleder", "klubben"),
             ("fritidsklubben", "klubben"), ("pædagog, klubben", "klubben")),
    "authority": (("socialrådgiver", "socialrådgiveren"),
                  ("familierådgivningen", "familierådgivningen"),
                  ("rådgiver, familierådgivningen", "familierådgivningen"),
                  ("sagsbehandler", "sagsbehandleren")),
    "youth_school": (("ungdomsskolen", "ungdomsskolen"),
                     ("lærer i ungdomsskolen", "ungdomsskolen"),
                     ("souschef, ungdomsskolen", "ungdomsskolen")),
}  # fmt: skip
HOUSES = {  # how one says whence somebody comes, and under what they stand in a list
    "school": "skolen", "police": "politiet", "housing": "boligforeningen", "club": "klubben",
    "authority": "familierådgivningen", "youth_school": "ungdomsskolen",
}  # fmt: skip

# topic → what may be said about it
TOPICS = {
    "Rundt om bordet": (
        "Generelt en stille periode efter ferien.",
        "Stemningen i området er god, og de unge hilser igen.",
        "Alle oplever stor travlhed, men også flere glade unge end i foråret.",
    ),
    "Orientering fra politiet": (
        "Der er anmeldt tre indbrud i kælderrum og et enkelt cykeltyveri.",
        "To unge er blevet stoppet på ulovlige løbehjul.",
        "Ingen aktuelle bekymringer for grupperinger.",
    ),
    "Skolefravær": (
        "Det bekymrende fravær er steget en smule på mellemtrinnet.",
        "Skolen har god erfaring med at ringe hjem allerede den første dag.",
    ),
    "Digitale fællesskaber": (
        "Flere forældre er usikre på, hvad børnene ser på TikTok.",
        "Der har været en grim tone i en klassechat på 5. årgang.",
        "Børnene siger selv, at de gerne vil have faste regler for telefonerne.",
    ),
    "Snus, vapes og lattergas": (
        "Der bliver fundet færre patroner i buskene end sidste år.",
        "Snus er nu almindeligt helt ned i 7. klasse.",
        "De unge køber varerne af hinanden.",
    ),
    "Livet i gårdene": (
        "Beboerne melder om fyrværkeri og scooterkørsel sent på aftenen.",
        "De nye bænke bliver brugt flittigt af alle aldre.",
        "Sommerens havedag samlede omkring 90 beboere.",
    ),
    "Klub- og fritidsliv": (
        "Klubben har fået 12 nye medlemmer.",
        "Det er fortsat svært at få pigerne med om aftenen.",
        "Madholdet er det mest populære hold lige nu.",
    ),
    "Unge uden uddannelse eller job": (
        "Der er otte unge under 18 år, som ikke er i gang med noget.",
        "Flere af dem har takket ja til en samtale.",
    ),
    "Biblioteket som værested": (
        "Om eftermiddagen er der ofte 20-25 unge på biblioteket.",
        "De fleste laver lektier, men lydniveauet kan være højt.",
        "Personalet er blevet bedre til at lære de unge at kende.",
    ),
    "Bekymring for en gruppe drenge": (
        "Det drejer sig om fem-seks drenge mellem 12 og 14 år.",
        "De er ude længe om aftenen, også på hverdage.",
        "Forældrene er samarbejdsvillige.",
    ),
    "Ferier og helligdage": (
        "Ferietilbuddene var fuldt booket efter to dage.",
        "Der var ro i området i hele ferieugen.",
    ),
    "Børn og unge med behov for støtte": (
        "Ventetiden er blevet kortere siden sidste år.",
        "Samarbejdet mellem skole og rådgivere fungerer godt.",
    ),
}  # fmt: skip
QUOTED = (
    "{first} gav et par eksempler fra hverdagen.",
    "{first} kunne genkende billedet fra sine egne aftener i området.",
    "{first} gjorde opmærksom på, at de unge selv savner voksne at tale med.",
    "{first} supplerede med et par gode historier.",
    "Ifølge {first} går det langsomt den rigtige vej.",
)
PLACES = ("rådhuset", "skolens kantine", "fælleshuset", "ungdomsklubben", "medborgerhuset",
          "mødelokale 2.14")  # fmt: skip
