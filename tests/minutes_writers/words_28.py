"""What the twenty-eighth batch's writers have to say: tasks, topics, places, who people are."""

from __future__ import annotations

# kind → verb (infinitive, present, imperative, perfect) and what it is about; a verb has its comma
# where a clause follows
_BANK = {
    "contact": (
        ("tage en snak med", "tager en snak med", "tag en snak med", "taget en snak med",
         "viceværten om de ituslåede lamper"),
        ("ringe til", "ringer til", "ring til", "ringet til",
         "lederen af biblioteket om støjen på trappen"),
        ("kontakte", "kontakter", "kontakt", "kontaktet", "butikschefen i supermarkedet"),
        ("kontakte", "kontakter", "kontakt", "kontaktet", "forældrene til de fem elever i 7. a"),
        ("skrive til", "skriver til", "skriv til", "skrevet til",
         "skolebestyrelsens formand om parkeringspladsen"),
        ("tage fat i", "tager fat i", "tag fat i", "taget fat i",
         "de ældste drenge fra skateranlægget"),
        ("ringe rundt til", "ringer rundt til", "ring rundt til", "ringet rundt til",
         "naboerne til legepladsen"),
        ("få kontakt til", "får kontakt til", "få kontakt til", "fået kontakt til",
         "familien til den unge, som er holdt op i skolen"),
        ("tale med", "taler med", "tal med", "talt med", "ejeren af pizzeriaet om affaldet"),
        ("række ud til", "rækker ud til", "ræk ud til", "rakt ud til", "lederen af bokseklubben"),
    ),
    "visit": (
        ("besøge", "besøger", "besøg", "besøgt", "skaterhallen en aften"),
        ("tage en tur forbi", "tager en tur forbi", "tag en tur forbi", "taget en tur forbi",
         "legepladsen efter mørkets frembrud"),
        ("gå aftenrunde i", "går aftenrunde i", "gå aftenrunde i", "gået aftenrunde i",
         "gårdene bag blokkene"),
        ("kigge forbi", "kigger forbi", "kig forbi", "kigget forbi", "pigeklubben"),
        ("tage på besøg i", "tager på besøg i", "tag på besøg i", "taget på besøg i",
         "begge 6. klasser"),
        ("lægge vejen forbi", "lægger vejen forbi", "læg vejen forbi", "lagt vejen forbi",
         "stranden nogle aftener"),
        ("besøge", "besøger", "besøg", "besøgt", "alle tre udskolingsklasser"),
        ("komme forbi", "kommer forbi", "kom forbi", "kommet forbi",
         "ungdomsskolens caféaften"),
    ),
    "inform": (
        ("orientere", "orienterer", "orienter", "orienteret",
         "bestyrelsen i boligafdelingen om planen for foråret"),
        ("informere", "informerer", "informer", "informeret",
         "kollegerne om den nye vagttelefon"),
        ("sende", "sender", "send", "sendt", "oversigten over ferietilbud til skolens kontor"),
        ("dele", "deler", "del", "delt", "plakaten om natteravnene på skolens Facebookside"),
        ("fortælle", "fortæller", "fortæl", "fortalt",
         "pædagogerne om de nye regler for løbehjul"),
        ("give", "giver", "giv", "givet", "naboerne besked om sommerfesten"),
        ("lægge", "lægger", "læg", "lagt", "nyhedsbrevet om digital dannelse ud til forældrene"),
        ("videregive", "videregiver", "videregiv", "videregivet",
         "rådene om indbrud til beboerne"),
        ("formidle", "formidler", "formidl", "formidlet",
         "kontaktoplysningerne på den nye betjent til skolerne"),
    ),
    "agreement": (
        ("aftale en mødetid med", "aftaler en mødetid med", "aftal en mødetid med",
         "aftalt en mødetid med", "lederen af musikskolen"),
        ("indkalde til", "indkalder til", "indkald til", "indkaldt til",
         "et kort formøde om nytårsaften"),
        ("arrangere", "arrangerer", "arranger", "arrangeret",
         "et fællesmøde for forældrene på 5. årgang"),
        ("planlægge", "planlægger", "planlæg", "planlagt", "en dialogaften for beboerne"),
        ("invitere", "inviterer", "inviter", "inviteret",
         "den nye ungevejleder til et møde med udskolingen"),
        ("booke et møde med", "booker et møde med", "book et møde med", "booket et møde med",
         "ledelsen i svømmeklubben"),
        ("fastlægge", "fastlægger", "fastlæg", "fastlagt", "datoerne for forårets fællesmøder"),
        ("lave en aftale med", "laver en aftale med", "lav en aftale med", "lavet en aftale med",
         "idrætsforeningen om åben hal i skolernes ferie"),
    ),
    "investigate": (
        ("undersøge,", "undersøger,", "undersøg,", "undersøgt,",
         "hvem der har nøgler til containergården"),
        ("finde ud af,", "finder ud af,", "find ud af,", "fundet ud af,",
         "om klubben må låne skolens køkken"),
        ("tjekke,", "tjekker,", "tjek,", "tjekket,", "om kameraet ved indgangen virker"),
        ("afdække,", "afdækker,", "afdæk,", "afdækket,",
         "hvor mange unge der ikke går til noget i fritiden"),
        ("få afklaret,", "får afklaret,", "få afklaret,", "fået afklaret,",
         "hvem der har ansvaret for stien langs banen"),
        ("indhente", "indhenter", "indhent", "indhentet", "pris på bedre lys ved cykelskuret"),
        ("undersøge", "undersøger", "undersøg", "undersøgt", "mulighederne for en lektiecafé"),
        ("undersøge", "undersøger", "undersøg", "undersøgt", "behovet for vagter om aftenen"),
        ("kortlægge,", "kortlægger,", "kortlæg,", "kortlagt,", "hvor der bliver solgt vapes"),
        ("indhente", "indhenter", "indhent", "indhentet",
         "erfaringer med åben skole fra nabokommunerne"),
    ),
    "other": (
        ("opdatere", "opdaterer", "opdater", "opdateret", "telefonlisten"),
        ("udarbejde", "udarbejder", "udarbejd", "udarbejdet", "et årshjul for netværket"),
        ("bestille", "bestiller", "bestil", "bestilt", "forplejning til temadagen"),
        ("rydde op i", "rydder op i", "ryd op i", "ryddet op i", "netværkets fælles mappe"),
        ("lave", "laver", "lav", "lavet", "et skema over vagterne i ferien"),
        ("købe ind til", "køber ind til", "køb ind til", "købt ind til", "grillaftenen"),
        ("skrive", "skriver", "skriv", "skrevet", "udkastet til en fælles handleplan"),
        ("forberede", "forbereder", "forbered", "forberedt", "en quiz til 6. klasserne"),
        ("udfylde", "udfylder", "udfyld", "udfyldt", "ansøgningen til den lokale pulje"),
        ("bestille", "bestiller", "bestil", "bestilt", "nye veste til natteravnene"),
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
    "school": (("skolen", "skolen"), ("skoleleder", "skolelederen"),
               ("pædagogisk leder, skolen", "skolen"), ("SSP-lærer", "SSP-læreren"),
               ("udskolingsleder på skolen", "skolen")),
    "police": (("politiet", "politiet"), ("lokalbetjent", "lokalbetjenten"),
               ("politiassistent", "politiet"), ("Vestegnens Politi", "politiet")),
    "housing": (("boligselskabet", "boligselskabet"), ("boligforeningen", "boligforeningen"),
                ("driftsleder, boligselskabet", "boligselskabet"),
                ("boligsocial medarbejder", "den boligsociale medarbejder")),
    "club": (("klubben", "klubben"), ("klubleder", "klublederen"),
             ("fritidsklubben", "fritidsklubben"), ("pædagog i klubben", "klubben")),
    "authority": (("socialrådgiver", "socialrådgiveren"),
                  ("familieafdelingen", "familieafdelingen"),
                  ("sagsbehandler i familieafdelingen", "familieafdelingen")),
    "youth_school": (("ungdomsskolen", "ungdomsskolen"),
                     ("leder af ungdomsskolen", "ungdomsskolen"),
                     ("underviser i ungdomsskolen", "ungdomsskolen")),
}  # fmt: skip

# topic → what may be said about it
TOPICS = {
    "Stemningen i området": (
        "Der har generelt været en god stemning hen over måneden.",
        "I weekenderne samles en gruppe på 10-12 unge ved legepladsen.",
        "Enkelte beboere føler sig utrygge, når de går forbi.",
    ),
    "Nyt fra skolerne": (
        "To nye lærere er startet i udskolingen.",
        "Der har været en del konflikter i frikvartererne på mellemtrinnet.",
        "Skolen arbejder med klassetrivsel på 6. årgang.",
    ),
    "Løbehjul og knallerter": (
        "Der bliver kørt stærkt på gangstierne, også med to på samme løbehjul.",
        "Flere af de unge kører uden hjelm.",
    ),
    "Vapes og snus": (
        "Vapes er udbredt allerede i 6. klasse.",
        "Nogle elever sælger videre til yngre kammerater.",
        "Forældrene ved ikke altid, hvad de skal kigge efter.",
    ),
    "Hærværk": (
        "Ruderne ved cykelskuret er blevet knust to gange.",
        "Der er malet graffiti på gavlen, og det er anmeldt.",
    ),
    "Digitale fællesskaber": (
        "Der er delt billeder uden samtykke i en gruppe på Snapchat.",
        "Tonen i klassernes chatgrupper er hård om aftenen.",
        "De yngste elever bruger meget tid på spil med fremmede.",
    ),
    "Nytårsaften og fyrværkeri": (
        "Sidste år blev der skudt med kanonslag mellem blokkene.",
        "Natteravnene stiller gerne med et ekstra hold.",
    ),
    "Piger og fritid": (
        "Der kommer få piger over 13 år i klubben.",
        "Danseholdet er blevet taget godt imod.",
    ),
    "Bekymrende fravær": (
        "Fem elever har mere end 20 procent fravær.",
        "Det er svært at få fat i hjemmene.",
    ),
    "Åbningstider i ferien": (
        "Klubben holder lukket i to uger.",
        "Der mangler et sted at være for de 15-17-årige.",
    ),
    "Fester i det fri": (
        "Der har været en større fest ved vandet, hvor mange var berusede.",
        "De fleste unge kom fra andre kommuner.",
    ),
}  # fmt: skip
SAID_BY = (
    "{first} nævnte, at de unge selv gerne vil inddrages.",
    "{first} kunne genkende billedet fra sit eget arbejde.",
    "{first} har fået god kontakt til flere af de unge.",
    "{first} gjorde opmærksom på, at det især sker sidst på ugen.",
)
PLACES = ("frivilligcentret", "skolens mødelokale", "ungdomsskolen", "medborgerhuset", "rådhuset",
          "fritidsklubben")  # fmt: skip
