// What laboratories send, and what the bank makes of it. A laboratory has its own codes: copy these maps and change them.

CodeSystem: LabLocalCodes
Id: lab-local
Title: "Local laboratory code"
Description: "Local codes as a laboratory sends them in OBX-3 and OBX-5. A fragment: each laboratory has its own."
* insert ZhTitle("化驗室本地代碼")
* insert CompleteCodes
* ^content = #fragment
* #HIVAG "HIV Ag/Ab combo"
* #HIVAG insert Zh("人類免疫力缺乏病毒抗原抗體")
* #HBSAG "HBsAg"
* #HBSAG insert Zh("乙型肝炎表面抗原")
* #HCV "Anti-HCV"
* #HCV insert Zh("丙型肝炎抗體")
* #HTLV "Anti-HTLV I/II"
* #HTLV insert Zh("人類T-淋巴細胞病毒抗體")
* #TPAB "Syphilis EIA"
* #TPAB insert Zh("梅毒抗體")
* #MBCFU "Total viable bacterial count, human milk"
* #MBCFU insert Zh("母乳總活菌數")
* #N "Non-reactive"
* #N insert Zh("無反應")
* #R "Reactive"
* #R insert Zh("呈反應性")
* #NG "No growth"
* #NG insert Zh("沒有細菌生長")

CodeSystem: LabUnitCodes
Id: lab-unit
Title: "Unit as a laboratory writes it"
Description: "Units as laboratories and analysers write them. A fragment: each sender has its own."
* insert ZhTitle("化驗室使用的單位")
* insert CompleteCodes
* ^content = #fragment
* #CFU/mL "CFU/mL"
* #CFU/mL insert Zh("CFU/mL")
* #cfu/mL "cfu/mL"
* #cfu/mL insert Zh("cfu/mL")
* #cfu/ml "cfu/ml"
* #cfu/ml insert Zh("cfu/ml")
* #CFU/ml "CFU/ml"
* #CFU/ml insert Zh("CFU/ml")
* #{CFU}/mL "{CFU}/mL"
* #{CFU}/mL insert Zh("{CFU}/mL")
* #ml "ml"
* #ml insert Zh("ml")
* #ML "ML"
* #ML insert Zh("ML")
* #g/dl "g/dl"
* #g/dl insert Zh("g/dl")
* #G/DL "G/DL"
* #G/DL insert Zh("G/DL")
* #g/100mL "g/100mL"
* #g/100mL insert Zh("g/100mL")
* #kcal/dl "kcal/dl"
* #kcal/dl insert Zh("kcal/dl")
* #kcal/100mL "kcal/100mL"
* #kcal/100mL insert Zh("kcal/100mL")
* #degC "degC"
* #degC insert Zh("degC")
* #C "C"
* #C insert Zh("C")

RuleSet: Maps(from, to, name)
* group[0].element[+].code = #{from}
* group[0].element[=].target.code = #{to}
* group[0].element[=].target.display = {name}
* group[0].element[=].target.equivalence = #equivalent

Instance: lab-local-to-loinc
InstanceOf: ConceptMap
Usage: #definition
* url = "https://lactarium.org/fhir/ConceptMap/lab-local-to-loinc"
* version = "0.1.0"
* name = "LabLocalToLoinc"
* title = "Local laboratory tests to LOINC"
* title.extension[0].url = $translation
* title.extension[0].extension[0].url = "lang"
* title.extension[0].extension[0].valueCode = #zh-HK
* title.extension[0].extension[1].url = "content"
* title.extension[0].extension[1].valueString = "化驗室本地代碼對應LOINC"
* status = #active
* experimental = false
* publisher = "Lactarium"
* description = "Which LOINC code a local test code means."
* group[0].source = "https://lactarium.org/fhir/CodeSystem/lab-local"
* group[0].target = "http://loinc.org"
* insert Maps(HIVAG, 56888-1, "HIV 1+2 Ab+HIV1 p24 Ag")
* insert Maps(HBSAG, 5196-1, "Hepatitis B virus surface Ag")
* insert Maps(HCV, 13955-0, "Hepatitis C virus Ab")
* insert Maps(HTLV, 29901-6, "HTLV I+II Ab")
* insert Maps(TPAB, 24110-9, "Treponema pallidum Ab")
* insert Maps(MBCFU, 20695-3, "Bacteria in mother's milk")

Instance: lab-result-to-snomed
InstanceOf: ConceptMap
Usage: #definition
* url = "https://lactarium.org/fhir/ConceptMap/lab-result-to-snomed"
* version = "0.1.0"
* name = "LabResultToSnomed"
* title = "Local laboratory results to SNOMED CT"
* title.extension[0].url = $translation
* title.extension[0].extension[0].url = "lang"
* title.extension[0].extension[0].valueCode = #zh-HK
* title.extension[0].extension[1].url = "content"
* title.extension[0].extension[1].valueString = "化驗室本地結果對應SNOMED CT"
* status = #active
* experimental = false
* publisher = "Lactarium"
* description = "Which SNOMED CT code a local result code means."
* group[0].source = "https://lactarium.org/fhir/CodeSystem/lab-local"
* group[0].target = "http://snomed.info/sct"
* insert Maps(N, 131194007, "Non-Reactive")
* insert Maps(R, 11214006, "Reactive")
* insert Maps(NG, 264868006, "No growth")

Instance: lab-unit-to-ucum
InstanceOf: ConceptMap
Usage: #definition
* url = "https://lactarium.org/fhir/ConceptMap/lab-unit-to-ucum"
* version = "0.1.0"
* name = "LabUnitToUcum"
* title = "Units to UCUM"
* title.extension[0].url = $translation
* title.extension[0].extension[0].url = "lang"
* title.extension[0].extension[0].valueCode = #zh-HK
* title.extension[0].extension[1].url = "content"
* title.extension[0].extension[1].valueString = "單位對應UCUM"
* status = #active
* experimental = false
* publisher = "Lactarium"
* description = "Which UCUM code a unit means. CFU/mL is not UCUM; [CFU]/mL is."
* group[0].source = "https://lactarium.org/fhir/CodeSystem/lab-unit"
* group[0].target = "http://unitsofmeasure.org"
* insert Maps(CFU/mL, [CFU]/mL, "colony forming units per millilitre")
* insert Maps(cfu/mL, [CFU]/mL, "colony forming units per millilitre")
* insert Maps(cfu/ml, [CFU]/mL, "colony forming units per millilitre")
* insert Maps(CFU/ml, [CFU]/mL, "colony forming units per millilitre")
* insert Maps({CFU}/mL, [CFU]/mL, "colony forming units per millilitre")
* insert Maps(ml, mL, "millilitre")
* insert Maps(ML, mL, "millilitre")
* insert Maps(g/dl, g/dL, "gram per decilitre")
* insert Maps(G/DL, g/dL, "gram per decilitre")
* insert Maps(g/100mL, g/dL, "gram per decilitre")
* insert Maps(kcal/dl, kcal/dL, "kilocalorie per decilitre")
* insert Maps(kcal/100mL, kcal/dL, "kilocalorie per decilitre")
* insert Maps(degC, Cel, "degree Celsius")
* insert Maps(C, Cel, "degree Celsius")

