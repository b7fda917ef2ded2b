"""How results are computed, in a paragraph each, with their sources and where more is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.reporting import formats, sentences
from pipeline.reporting.escaping import for_html
from pipeline.reporting.language import N_, _
from pipeline.reporting.method_report.reading import Methods


@dataclass(frozen=True)
class Method:
    """A method.

    Parameters
    ----------
    told
        What is done, and what it cannot tell.
    sources
        Literature, as it is cited; in its own language.
    written
        Pages of ``docs/`` with the details and with how often the method errs.
    tables
        Where in the warehouse its results stand.
    """

    title: str
    told: str
    sources: Sequence[str]
    written: Sequence[str]
    tables: Sequence[str]


_MARRIOTT = "Marriott & Pope 1954, Biometrika 41"
METHODS = (
    Method(
        N_("Er tiden flyttet?"),
        N_(
            "Kun andelen af direkte arbejde afgør det: de seneste fire kvartaler mod "
            "udgangspunktet. Forskellen holdes op mod, hvor meget den kunne blive ved tilfældige "
            "udsving alene. De udsving simuleres: hver medarbejders egne, dem alle har til fælles, "
            "og at nabomåneder ligner hinanden. Er det kun navnet på gadetiden, der kan være "
            "ændret, siger vurderingen det."
        ),
        (
            "Efron & Tibshirani 1993, An Introduction to the Bootstrap",
            "Searle, Casella & McCulloch 1992, Variance Components",
            _MARRIOTT,
        ),
        ("methods/primary_verdict.md", "decisions/0023-has-it-moved.md"),
        ("analysis.primary_verdict",),
    ),
    Method(
        N_("Styringsdiagrammer"),
        N_(
            "Hver måneds tal mod et middel og to grænser, der er beregnet af forskellene mellem "
            "nabomåneder i udgangspunktet og derefter fastholdt. Et signal er et mønster, der "
            "sjældent opstår tilfældigt. Med mange nøgletal og måneder kommer der alligevel falske "
            "signaler, så et diagram afgør aldrig alene, om tiden er flyttet."
        ),
        (
            "Provost & Murray 2011, The Health Care Data Guide",
            "Laney 2002, Quality Engineering 14",
        ),
        (
            "methods/spc.md",
            "decisions/0007-control-charts.md",
            "decisions/0024-control-charts-of-all-kpis.md",
        ),
        ("analysis.spc_point", "analysis.spc_summary", "analysis.spc_rule_set"),
    ),
    Method(
        N_("Afbrudt tidsserie"),
        N_(
            "Udgangspunktets linje med årstidsudsving føres videre efter ikrafttræden: sådan ville "
            "det være gået, hvis forløbet var fortsat. Afstanden derfra til det faktiske forløb "
            "er ændringen i niveau og i retning. At nabomåneder ligner hinanden, gør intervallerne "
            "bredere. Metoden kan ikke sige, hvad der ellers er sket på samme tid."
        ),
        (
            "Wagner et al. 2002, J Clin Pharm Ther 27",
            "Lopez Bernal et al. 2017, Int J Epidemiol 46",
            "Turner et al. 2021, BMC Med Res Methodol 21",
        ),
        ("methods/interrupted-series.md", "decisions/0025-how-the-time-moved.md"),
        ("analysis.its_fit", "analysis.its_estimate", "analysis.its_month"),
    ),
    Method(
        N_("Tidens sammensætning"),
        N_(
            "Andele, der tilsammen er det hele, kan ikke prøves en for en: vokser én, må andre "
            "falde. De sammenlignes derfor samlet som logaritmer af forhold. Hvorfra og hvortil "
            "tiden er gået, er den mindste flytning, der gør den ene fordeling til den anden; den "
            "er beregnet, ikke observeret."
        ),
        (
            "Aitchison 1986, The Statistical Analysis of Compositional Data",
            "Egozcue et al. 2003, Math Geol 35",
            "Martín-Fernández et al. 2003, Math Geol 35",
        ),
        ("methods/composition.md", "decisions/0025-how-the-time-moved.md"),
        ("analysis.composition_change", "analysis.composition_part", "analysis.composition_flow"),
    ),
    Method(
        N_("Arbejder medarbejderne anderledes, eller er det andre medarbejdere?"),
        N_(
            "En ændring af en andel deles i to led, der tilsammen er hele ændringen: at de samme "
            "medarbejdere bruger tiden anderledes, og at det er andre medarbejdere eller timer, "
            "der tæller med. Kun tal for hele indsatsen; den enkeltes del gemmes ikke."
        ),
        ("Kitagawa 1955, J Am Stat Assoc 50",),
        ("decisions/0025-how-the-time-moved.md",),
        ("analysis.mix_change",),
    ),
    Method(
        N_("Intervaller for andele og ændringer"),
        N_(
            "Måneder, og for andele af arbejdstiden også medarbejdere, trækkes med "
            "tilbagelægning, altid i deres helhed, så intervallet rummer både udsving fra "
            "måned til måned og udskiftning. Prøves mange nøgletal på én gang, korrigeres "
            "der for, at nogle tilfældigt kan se ændrede ud."
        ),
        (
            "Cochran 1977, Sampling Techniques",
            "Politis & Romano 1992, Exploring the Limits of Bootstrap",
            "Bayley & Hammersley 1946, Suppl J R Stat Soc 8",
            "Satterthwaite 1946, Biometrics Bulletin 2",
            "Benjamini & Hochberg 1995, J R Stat Soc B 57",
        ),
        ("methods/intervals.md", "decisions/0022-won-and-lost.md"),
        ("analysis.kpi_change", "analysis.model_line"),
    ),
    Method(
        N_("Tider fra aftale eller bestilling"),
        N_(
            "Medianen er den tid, inden for hvilken halvdelen af sagerne er nået. Sager, der ikke "
            "er afsluttet, tæller med den tid, de har været i gang; ellers ville de langsomme "
            "sager mangle."
        ),
        ("Kaplan & Meier 1958, J Am Stat Assoc 53",),
        ("decisions/0019-the-rest-of-the-catalogue.md",),
        ("analysis.kpi_median",),
    ),
    Method(
        N_("Hvornår nås målet?"),
        N_(
            "En ret linje gennem månederne efter overgangen føres frem til målet. En måned nævnes "
            "kun, når linjen sikkert går mod målet, og når den tidligere har ramt bedre end "
            "»det fortsætter som nu«."
        ),
        ("Fieller 1954, J R Stat Soc B 16", _MARRIOTT),
        ("methods/forecast.md", "decisions/0024-control-charts-of-all-kpis.md"),
        ("analysis.forecast",),
    ),
)


def methods_html(methods: Methods) -> str:
    """Return every method with its sources."""
    shown = "".join(_method(one, methods) for one in METHODS)
    title = for_html(_("Ordene for, hvor sikkert noget er"))
    sure = f"<p>{for_html(sentences.how_sure())}</p>"
    return f"{shown}<section><h2>{title}</h2>{sure}</section>"


def settings_html(methods: Methods) -> str:
    """Return the settings that decide what is shown, and of what."""
    setting = methods.setting
    lines = (
        (
            _("Måneder i udgangspunktet, højst"),
            formats.count(setting.baseline_months),
        ),
        (
            _("Mindste andel af timerne, der skal have oplysningen, før et nøgletal vises"),
            formats.whole_share(setting.recorded_share_minimum),
        ),
        (
            _("Mindste andel af den forventede arbejdstid, der skal være registreret"),
            formats.whole_share(setting.coverage_minimum),
        ),
        (
            _("Grænse for andelen af afviste rækker; over den udgives intet"),
            formats.whole_share(setting.refused_share_maximum),
        ),
        (
            _("Grænse for en medarbejders timer på én dag; over den mærkes registreringerne"),
            formats.count(setting.day_hours_maximum),
        ),
        (
            _("Grænse for, hvor sikkert en værdi er læst; under den vises værdien til gennemsyn"),
            formats.whole_share(setting.confidence_minimum),
        ),
    )
    rows = "".join(
        f'<tr><th scope="row">{for_html(name)}</th><td class="u-number">{value}</td></tr>'
        for name, value in lines
    )
    caption = for_html(_("Indstillinger, som tallene er beregnet med"))
    return (
        f'<div class="u-scroll" role="region" tabindex="0" aria-label="{caption}">'
        f'<table class="u-table"><caption class="u-hidden">{caption}</caption>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _method(one: Method, methods: Methods) -> str:
    sources = [*one.sources]
    if "analysis.spc_rule_set" in one.tables and methods.rule_source:
        sources.insert(0, f"{methods.rule_set}: {methods.rule_source}")
    listed = "".join(f'<li lang="en">{for_html(source)}</li>' for source in sources)
    papers = ", ".join(f"<code>docs/{for_html(page)}</code>" for page in one.written)
    tables = ", ".join(f"<code>{for_html(table)}</code>" for table in one.tables)
    return (
        f"<section><h2>{for_html(_(one.title))}</h2><p>{for_html(_(one.told))}</p>"
        f"<dl><dt>{for_html(_('Kilder'))}</dt><dd><ul>{listed}</ul></dd>"
        f"<dt>{for_html(_('Nærmere beskrevet i'))}</dt><dd>{papers}</dd>"
        f"<dt>{for_html(_('Resultater i'))}</dt><dd>{tables}</dd></dl></section>"
    )
