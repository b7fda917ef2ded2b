"""What the secretaries of the thirtieth batch have to say: tasks, statuses, small talk."""

from __future__ import annotations

# kind → verb (infinitive, present, imperative) and what it is about
TASKS = {
    "contact": (
        (("kontakte", "kontakter", "kontakt"), "viceværten om de knuste ruder i opgang 4"),
        (("få fat i", "får fat i", "få fat i"), "formanden for petanqueklubben"),
        (("tage en samtale med", "tager en samtale med", "tag en samtale med"),
         "de tre drenge fra 7.b"),
        (("snakke med", "snakker med", "snak med"), "forældrene til pigerne fra kælderen"),
        (("ringe til", "ringer til", "ring til"), "halinspektøren om de ødelagte skabe"),
        (("tage kontakt til", "tager kontakt til", "tag kontakt til"),
         "købmanden om salget af vapes"),
        (("få en snak med", "får en snak med", "få en snak med"),
         "afdelingsbestyrelsen om støjen fra legepladsen"),
        (("skrive til", "skriver til", "skriv til"), "busselskabet om uroen på linje 128"),
    ),
    "agreement": (
        (("booke et møde med", "booker et møde med", "book et møde med"),
         "de nye kontaktforældre"),
        (("indkalde", "indkalder", "indkald"), "klubberne til et fælles planlægningsmøde"),
        (("invitere", "inviterer", "inviter"), "headspace med i netværket"),
        (("arrangere", "arrangerer", "arranger"), "en natturnering i futsal"),
        (("planlægge", "planlægger", "planlæg"), "en temaaften om gaming"),
        (("indgå en aftale med", "indgår en aftale med", "indgå en aftale med"),
         "svømmehallen om billige billetter"),
        (("aftale", "aftaler", "aftal"), "træningstider for gadeholdet"),
        (("fastsætte", "fastsætter", "fastsæt"), "en dato for dialogmødet med beboerne"),
    ),
    "visit": (
        (("besøge", "besøger", "besøg"), "bokseklubben"),
        (("gå en aftenrunde", "går en aftenrunde", "gå en aftenrunde"),
         "på stierne bag skolen"),
        (("aflægge besøg i", "aflægger besøg i", "aflæg besøg i"), "fritidscaféen"),
        (("kigge forbi", "kigger forbi", "kig forbi"), "multibanen efter lukketid"),
        (("tage en runde", "tager en runde", "tag en runde"), "ved søen og bålpladsen"),
        (("tage på besøg hos", "tager på besøg hos", "tag på besøg hos"), "eleverne i 9. klasse"),
        (("lægge vejen forbi", "lægger vejen forbi", "læg vejen forbi"), "containergården"),
        (("cykle en runde", "cykler en runde", "cykl en runde"), "i villakvarteret"),
    ),
    "investigate": (
        (("undersøge", "undersøger", "undersøg"), "årsagen til det slukkede lys på stien"),
        (("finde frem til", "finder frem til", "find frem til"), "ejeren af det tomme skur"),
        (("indhente", "indhenter", "indhent"), "priser på to overvågningskameraer"),
        (("tjekke", "tjekker", "tjek"), "alarmen i hallen"),
        (("afdække", "afdækker", "afdæk"), "behovet for en lektiecafé"),
        (("få overblik over", "får overblik over", "få overblik over"),
         "antallet af unge uden fritidsjob"),
        (("se nærmere på", "ser nærmere på", "se nærmere på"),
         "reglerne for knallerter på fællesarealet"),
        (("afklare", "afklarer", "afklar"), "muligheden for tilskud til graffitirensning"),
    ),
    "inform": (
        (("orientere", "orienterer", "orienter"), "skolebestyrelsen om lukketiderne"),
        (("informere", "informerer", "informer"), "lærerne i indskolingen om cykelruten"),
        (("rundsende", "rundsender", "rundsend"), "den nye telefonliste"),
        (("give", "giver", "giv"), "driftslederen besked om hærværket"),
        (("fortælle", "fortæller", "fortæl"), "eleverne i 6. klasse om klubbens nye hold"),
        (("videresende", "videresender", "videresend"),
         "folderen om el-løbehjul til forældrene"),
        (("melde tilbage til", "melder tilbage til", "meld tilbage til"),
         "ledelsen om trivselstallene"),
        (("dele", "deler", "del"), "pjecen om nikotinposer med kontaktforældrene"),
    ),
    "other": (
        (("bestille", "bestiller", "bestil"), "nye bolde til gadeholdet"),
        (("udfylde", "udfylder", "udfyld"), "ansøgningen til sommerpuljen"),
        (("opdatere", "opdaterer", "opdater"), "vagtplanen"),
        (("oprette", "opretter", "opret"), "en fælles mappe til billederne fra byfesten"),
        (("skrive", "skriver", "skriv"), "udkast til en lokal handleplan"),
        (("udskifte", "udskifter", "udskift"), "låsen til boldburet"),
        (("trykke", "trykker", "tryk"), "flere eksemplarer af velkomstfolderen"),
        (("færdiggøre", "færdiggør", "færdiggør"), "budgettet for cykelværkstedet"),
    ),
}  # fmt: skip

# infinitive → participle: ``har kontaktet``
PERFECT = {
    "kontakte": "kontaktet", "få fat i": "fået fat i",
    "tage en samtale med": "taget en samtale med", "snakke med": "snakket med",
    "ringe til": "ringet til", "tage kontakt til": "taget kontakt til",
    "få en snak med": "fået en snak med", "skrive til": "skrevet til",
    "booke et møde med": "booket et møde med", "indkalde": "indkaldt", "invitere": "inviteret",
    "arrangere": "arrangeret", "planlægge": "planlagt",
    "indgå en aftale med": "indgået en aftale med", "aftale": "aftalt", "fastsætte": "fastsat",
    "besøge": "besøgt", "gå en aftenrunde": "gået en aftenrunde",
    "aflægge besøg i": "aflagt besøg i", "kigge forbi": "kigget forbi",
    "tage en runde": "taget en runde", "tage på besøg hos": "taget på besøg hos",
    "lægge vejen forbi": "lagt vejen forbi", "cykle en runde": "cyklet en runde",
    "undersøge": "undersøgt", "finde frem til": "fundet frem til", "indhente": "indhentet",
    "tjekke": "tjekket", "afdække": "afdækket", "få overblik over": "fået overblik over",
    "se nærmere på": "set nærmere på", "afklare": "afklaret",
    "orientere": "orienteret", "informere": "informeret", "rundsende": "rundsendt",
    "give": "givet", "fortælle": "fortalt", "videresende": "videresendt",
    "melde tilbage til": "meldt tilbage til", "dele": "delt",
    "bestille": "bestilt", "udfylde": "udfyldt", "opdatere": "opdateret", "oprette": "oprettet",
    "skrive": "skrevet", "udskifte": "udskiftet", "trykke": "trykt", "færdiggøre": "færdiggjort",
}  # fmt: skip

# status → how each secretary says it
IN_OFFICE = {
    "closed": ("Gennemført", "Afsluttet", "Udført som aftalt", "Effektueret", "Afsluttet"),
    "open": ("Under udarbejdelse", "Pågår", "Endnu ikke gennemført", "Afventer", "Videreføres"),
    "dropped": ("Udgår", "Bortfaldet", "Ikke længere relevant", "Opgaven frafaldes"),
}
ON_THE_STREET = {
    "closed": ("er gjort", "det er ordnet", "done", "er sket", "klaret", "tjek, er gjort"),
    "open": ("ikke nået", "ikke sket endnu", "mangler stadig", "er i gang", "venter på svar"),
    "dropped": ("droppet", "skrottet, giver ikke mening længere", "udgår", "vi dropper den"),
}
AMONG_COLLEAGUES = {
    "closed": ("Det er klaret.", "Gjort, og det gik fint.", "Ja, det er sket.", "Helt på plads."),
    "open": ("Ikke færdig endnu.", "Det er vi i gang med.", "Det mangler vi stadig.",
             "Nej, det er ikke nået endnu."),
    "dropped": ("Det er ikke aktuelt mere.", "Vi har valgt at droppe det.", "Opgaven udgår."),
}  # fmt: skip
IN_THE_LOG = {
    "closed": ("Afsluttet", "Afsl.", "Udført", "OK – udført"),
    "open": ("Åben", "I gang", "Udestår", "Udskudt – ikke udført"),
    "dropped": ("Udgår", "Annulleret", "Bortfalder"),
}

TALK = (
    "Klubben har haft fuldt hus to fredage i træk.",
    "Politiet har taget to knallerter ud af trafikken.",
    "Der har været ild i et par skraldespande ved indkøbscentret.",
    "Forældrevandringerne har haft god opbakning.",
    "Overgangen fra 6. til 7. klasse fylder en del på skolen.",
    "Beboerne oplever mindre støj, efter at bommen er kommet op.",
    "Flere unge efterlyser et sted at være om søndagen.",
    "Tonen i elevernes chatgrupper er blevet grovere.",
    "Fodboldklubben har fået mange nye piger på U13-holdet.",
    "Nogle elever fra 8. årgang sælger vapes til de yngre.",
    "Der var ros til samarbejdet med natteravnene.",
    "Lokalpolitiet har ingen nye sager fra området.",
    "Fraværet i udskolingen er faldet lidt i forhold til sidste år.",
    "Der er igen set fester i cykelkælderen ved højhusene.",
    "Det nye lys på parkeringspladsen virker efter hensigten.",
    "En gruppe på otte-ti unge hænger ud ved pizzeriaet sidst på eftermiddagen.",
    "Fritidsvejlederen har hjulpet seks unge i gang med en fritidsaktivitet.",
    "Der er fortsat en del hærværk på legepladsen.",
    "Pigegruppen er vokset og mødes nu hver torsdag.",
    "Stemningen i området er generelt god.",
    "Nogle forældre er bekymrede for brugen af lattergas.",
    "Gadeholdet har spillet sin første kamp, og det var en succes.",
    "Der kom 40 til fællesspisningen, og mange var nye ansigter.",
    "Vi vendte kort det nye ordensreglement og havde ingen bemærkninger.",
)
TALK_OF_SOMEBODY = (
    "{first} fortalte om erfaringerne fra det seneste halve år.",
    "{first} har mødt flere af de unge på gaden og hører, at de keder sig.",
    "{first} supplerede med et par eksempler fra hverdagen.",
    "{first} var glad for den hurtige hjælp.",
)
POINTS = (
    "Nyt fra lokalpolitiet", "Nyt fra skolen", "Nyt fra boligområdet", "Klub og fritid",
    "Digital trivsel", "Rusmidler og nikotin", "Mødesteder i det fri", "Fritidsjob",
    "Forældresamarbejde", "Fravær og trivsel", "Knallerter og el-løbehjul", "Tryghed om aftenen",
    "Bekymringer lige nu", "Bordet rundt",
)  # fmt: skip
PLACES = ("Rådhuset, mødelokale 3", "personalerummet på skolen", "fælleshuset", "klubben",
          "klubhuset ved stadion", "beboerlokalet", "Teams")  # fmt: skip
