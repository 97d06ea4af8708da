// Value sets over codes of others. Few codes, each needed; SNOMED CT and LOINC are licensed and their tables are not shipped.

ValueSet: SerologyTests
Id: serology-test
Title: "Donor serology tests"
Description: "LOINC codes of the analytes a donor is screened for."
* insert ZhTitle("捐贈者血清測試")
* ^experimental = false
* ^copyright = "Contains LOINC codes, (c) Regenstrief Institute, Inc., used under the LOINC licence."
* $LNC#56888-1 "HIV 1+2 Ab+HIV1 p24 Ag [Presence] in Serum or Plasma by Immunoassay"
* $LNC#31201-7 "HIV 1+2 Ab [Presence] in Serum or Plasma by Immunoassay"
* $LNC#5196-1 "Hepatitis B virus surface Ag [Presence] in Serum or Plasma by Immunoassay"
* $LNC#13955-0 "Hepatitis C virus Ab [Presence] in Serum or Plasma by Immunoassay"
* $LNC#29901-6 "HTLV I+II Ab [Presence] in Serum or Plasma by Immunoassay"
* $LNC#24110-9 "Treponema pallidum Ab [Presence] in Serum by Immunoassay"
* $LNC#7918-6 "HIV 1+2 Ab [Presence] in Serum"
* $LNC#48345-3 "HIV 1+O+2 Ab [Presence] in Serum or Plasma"
* $LNC#5195-3 "Hepatitis B virus surface Ag [Presence] in Serum"
* $LNC#16128-1 "Hepatitis C virus Ab [Presence] in Serum"
* $LNC#22587-0 "Treponema pallidum Ab [Presence] in Serum"

ValueSet: CultureGrowth
Id: culture-growth
Title: "Growth seen in a culture"
Description: "What a culture shows when nothing was counted. Only no growth opens a gate."
* insert ZhTitle("細菌生長")
* ^experimental = false
* ^copyright = "Contains SNOMED CT codes, used with permission of SNOMED International."
* $SCT#264868006 "No growth"
* MilkObservationCodes#growth "Bacterial growth, not counted"

ValueSet: SerologyResults
Id: serology-result
Title: "Donor serology results"
Description: "What a serology test says in code. Only non-reactive opens a gate."
* insert ZhTitle("血清測試結果")
* ^experimental = false
* ^copyright = "Contains SNOMED CT codes, used with permission of SNOMED International."
* $SCT#131194007 "Non-Reactive"
* $SCT#11214006 "Reactive"
* $SCT#82334004 "Indeterminate"
