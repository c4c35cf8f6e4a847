"""Who stands on a release list: codes of nations (ISO 3166-1 alpha-3) and organisations, and who belongs to these."""

from typing import Final


def _codes(words: str) -> frozenset[str]:
    return frozenset(words.split())


NATO: Final = _codes(
    "ALB BEL BGR CAN CZE DEU DNK ESP EST FIN FRA GBR GRC HRV HUN ISL ITA LTU LUX LVA MKD MNE NLD NOR POL"
    " PRT ROU SVK SVN SWE TUR USA"
)
"""The Allies, 32 since 7 March 2024."""
EU: Final = _codes(
    "AUT BEL BGR CYP CZE DEU DNK ESP EST FIN FRA GRC HRV HUN IRL ITA LTU LUX LVA MLT NLD POL PRT ROU SVK SVN SWE"
)
"""The members of the European Union, 27 since 31 January 2020."""
MEMBERS: Final = {"NATO": NATO, "EU": EU}
"""Organisations whose members are on a list that names the organisation."""
ORGANISATIONS: Final = _codes("NATO EU UN OSCE AU PFP G7 IAEA ICRC INTERPOL")
"""Organisations a list or an audience may name."""
NATIONS: Final = _codes(
    "ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR"
    " BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL"
    " COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK"
    " FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV"
    " HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO"
    " LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG"
    " MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN"
    " PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE"
    " SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO"
    " TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM XKX YEM ZAF ZMB ZWE"
)
"""ISO 3166-1 alpha-3, and XKX."""


def expanded(codes: frozenset[str]) -> frozenset[str]:
    """The codes with the members of the organisations among them."""
    return codes.union(*(MEMBERS[one] for one in codes if one in MEMBERS))


def folded_up(codes: frozenset[str]) -> frozenset[str]:
    """The codes without members of organisations that are among them."""
    return codes.difference(*(MEMBERS[one] for one in codes if one in MEMBERS))


def in_common(lists: list[frozenset[str]]) -> frozenset[str]:
    """Who is on every one of the lists (at least one), members through their organisation too; empty: nobody."""
    return folded_up(frozenset.intersection(*(expanded(one) for one in lists)))
