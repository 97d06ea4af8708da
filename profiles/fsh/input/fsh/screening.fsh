// The screening interview. An answer of yes to a coded question is a reason for deferral; the code says which, never the words.

RuleSet: Question(path, id, type, text, zh)
* {path}.linkId = "{id}"
* {path}.type = #{type}
* {path}.text = {text}
* {path}.text.extension[0].url = $translation
* {path}.text.extension[0].extension[0].url = "lang"
* {path}.text.extension[0].extension[0].valueCode = #zh-HK
* {path}.text.extension[0].extension[1].url = "content"
* {path}.text.extension[0].extension[1].valueString = {zh}

// A date asked for when the question above it was answered with yes.
RuleSet: Date(path, id, question, text, zh)
* insert Question({path}, {id}, date, {text}, {zh})
* {path}.enableWhen.question = "{question}"
* {path}.enableWhen.operator = #=
* {path}.enableWhen.answerBoolean = true

RuleSet: Happened(path, question)
* insert Date({path}.item[0], {question}-from, {question}, "When was that?", "何時發生？")

RuleSet: Lasted(path, question)
* insert Date({path}.item[0], {question}-from, {question}, "Since when?", "由何時開始？")
* insert Date({path}.item[1], {question}-until, {question}, "Until when? Leave open if it goes on.", "至何時？如仍持續請留空。")

Instance: donor-screening
InstanceOf: Questionnaire
Usage: #definition
* url = "https://lactarium.org/fhir/Questionnaire/donor-screening"
* version = "0.1.0"
* name = "DonorScreeningQuestionnaire"
* title = "Donor screening"
* title.extension[0].url = $translation
* title.extension[0].extension[0].url = "lang"
* title.extension[0].extension[0].valueCode = #zh-HK
* title.extension[0].extension[1].url = "content"
* title.extension[0].extension[1].valueString = "捐贈者健康問卷"
* status = #active
* experimental = false
* publisher = "Lactarium"
* subjectType = #Patient
* description = "Asked of every donor, in her language, before she gives milk. Limits are the bank's own and stand in its rules, not here."
* insert Question(item[0], baby, group, "Your baby", "您的嬰兒")
* insert Question(item[0].item[0], baby-birth-date, date, "When was your baby born?", "您的嬰兒何時出生？")
* item[0].item[0].required = true
* insert Question(item[0].item[1], baby-preterm, boolean, "Was your baby born before 37 weeks?", "嬰兒是否在37週前出生？")
* item[0].item[1].required = true
* insert Question(item[1], habits, group, "Your habits", "您的生活習慣")
* insert Question(item[1].item[0], smoking, boolean, "Do you smoke or use nicotine?", "您有否吸煙或使用尼古丁？")
* item[1].item[0].code = DeferralReasonCodes#smoking
* insert Lasted(item[1].item[0], smoking)
* item[1].item[0].required = true
* insert Question(item[1].item[1], passive-smoke, boolean, "Do you breathe much smoke of others\, often?", "您是否經常吸入大量二手煙？")
* item[1].item[1].code = DeferralReasonCodes#passive-smoke
* item[1].item[1].required = true
* insert Question(item[1].item[2], alcohol, boolean, "Do you drink alcohol regularly or heavily?", "您有否經常或過量飲酒？")
* item[1].item[2].code = DeferralReasonCodes#alcohol
* insert Lasted(item[1].item[2], alcohol)
* item[1].item[2].required = true
* insert Question(item[1].item[3], caffeine, boolean, "Do you take more than 200 mg of caffeine a day (about three cups\)?", "您每天攝取的咖啡因是否超過200毫克（約三杯）？")
* item[1].item[3].code = DeferralReasonCodes#caffeine
* item[1].item[3].required = true
* insert Question(item[1].item[4], drug-use, boolean, "Do you use drugs of abuse?", "您有否濫用藥物？")
* item[1].item[4].code = DeferralReasonCodes#drug-use
* insert Lasted(item[1].item[4], drug-use)
* item[1].item[4].required = true
* insert Question(item[1].item[5], diet, boolean, "Do you eat vegetarian or vegan food without taking vitamin B12?", "您是否素食而沒有補充維他命B12？")
* item[1].item[5].code = DeferralReasonCodes#diet
* item[1].item[5].required = true
* insert Question(item[2], health, group, "Your health", "您的健康")
* insert Question(item[2].item[0], medicine, boolean, "Do you take any medicine or supplement?", "您有否服用藥物或補充劑？")
* item[2].item[0].code = DeferralReasonCodes#medicine
* insert Lasted(item[2].item[0], medicine)
* item[2].item[0].required = true
* insert Question(item[2].item[1], medicine-names, text, "Which ones?", "請列明名稱")
* item[2].item[1].enableWhen.question = "medicine"
* item[2].item[1].enableWhen.operator = #=
* item[2].item[1].enableWhen.answerBoolean = true
* insert Question(item[2].item[2], skin-piercing, boolean, "In the last 12 months\, did you have a tattoo\, a piercing or acupuncture without single-use needles?", "過去12個月內，您有否在非即棄針具下紋身、穿環或針灸？")
* item[2].item[2].code = DeferralReasonCodes#skin-piercing
* insert Happened(item[2].item[2], skin-piercing)
* item[2].item[2].required = true
* insert Question(item[2].item[3], transfusion, boolean, "In the last 6 months\, did you have a transfusion?", "過去6個月內，您有否接受輸血？")
* item[2].item[3].code = DeferralReasonCodes#transfusion
* insert Happened(item[2].item[3], transfusion)
* item[2].item[3].required = true
* insert Question(item[2].item[4], cjd-risk, boolean, "Do you have an increased risk of Creutzfeldt-Jakob disease?", "您患克雅二氏症的風險是否較高？")
* item[2].item[4].code = DeferralReasonCodes#cjd-risk
* item[2].item[4].required = true
* insert Question(item[2].item[5], mastitis, boolean, "Do you have mastitis?", "您是否患有乳腺炎？")
* item[2].item[5].code = DeferralReasonCodes#mastitis
* insert Lasted(item[2].item[5], mastitis)
* item[2].item[5].required = true
* insert Question(item[2].item[6], acute-infection, boolean, "Do you have any other acute infection?", "您是否患有其他急性感染？")
* item[2].item[6].code = DeferralReasonCodes#acute-infection
* insert Lasted(item[2].item[6], acute-infection)
* item[2].item[6].required = true
* insert Question(item[2].item[7], exposure, boolean, "Were you lately near someone with tuberculosis\, measles or varicella?", "您最近有否接觸結核病、麻疹或水痘患者？")
* item[2].item[7].code = DeferralReasonCodes#exposure
* insert Happened(item[2].item[7], exposure)
* item[2].item[7].required = true
* insert Question(item[2].item[8], vaccination, boolean, "Did you lately have a live vaccine?", "您最近有否接種活疫苗？")
* item[2].item[8].code = DeferralReasonCodes#vaccination
* insert Happened(item[2].item[8], vaccination)
* item[2].item[8].required = true
* insert Question(item[2].item[9], isotope, boolean, "Did you lately have a test or treatment with radio-isotopes?", "您最近有否接受放射性同位素檢查或治療？")
* item[2].item[9].code = DeferralReasonCodes#isotope
* insert Happened(item[2].item[9], isotope)
* item[2].item[9].required = true
* insert Question(item[2].item[10], travel, boolean, "In the last 4 weeks\, were you in a place with an outbreak of an infectious disease?", "過去4星期內，您有否到過爆發傳染病的地方？")
* item[2].item[10].code = DeferralReasonCodes#travel
* insert Happened(item[2].item[10], travel)
