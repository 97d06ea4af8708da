Profile: MilkDonor
Parent: Patient
Id: milk-donor
Title: "Milk donor"
Description: "A woman who gives milk to the bank. Known by her donor number; her name stays with the donor coordinators."
* insert ZhTitle("母乳捐贈者")
* insert IdentifiersBySystem
* identifier 1..* MS
* identifier contains donorNumber 1..1 MS
* identifier[donorNumber] ^short = "Donor number (DID) · 捐贈者編號"
* identifier[donorNumber].system 1..1
* identifier[donorNumber].system = "https://lactarium.org/id/donor"
* identifier[donorNumber].value 1..1
* birthDate 1..1 MS
* birthDate ^short = "Date of birth · 出生日期"
* link MS
* link ^short = "Another number of hers (replaced-by, replaces), or herself as the mother of an infant in a ward (seealso, a recipient-mother) · 同一人的其他紀錄"

Profile: DonorEnrolment
Parent: EpisodeOfCare
Id: donor-enrolment
Title: "Donor enrolment"
Description: "The time during which a donor is enrolled with the bank."
* insert ZhTitle("捐贈者登記")
* patient only Reference(MilkDonor)
* patient MS
* status MS
* type 1..* MS
* insert SlicedByCode(type)
* type contains milkDonation 1..1 MS
* type[milkDonation] = CareTypeCodes#milk-donation
* period 1..1 MS
* patient ^short = "The donor · 捐贈者"
* status ^short = "planned, waitlist, active, onhold (deferred), finished, cancelled · 登記狀況"
* type[milkDonation] ^short = "Milk donation · 母乳捐贈"
* period ^short = "From enrolment to the end · 登記期間"

Profile: DonorChild
Parent: RelatedPerson
Id: donor-child
Title: "Donor's child"
Description: "The donor's own baby, whose age tells the age of the milk."
* insert ZhTitle("捐贈者的嬰兒")
* patient only Reference(MilkDonor)
* patient MS
* relationship 1..* MS
* insert SlicedByCode(relationship)
* relationship contains child 1..1 MS
* relationship[child] = $RoleCode#NCHILD
* birthDate 1..1 MS
* patient ^short = "The donor · 捐贈者"
* relationship[child] ^short = "Natural child · 親生子女"
* birthDate ^short = "Date of birth, from which the age of the milk is counted · 出生日期"

Profile: DonorScreening
Parent: QuestionnaireResponse
Id: donor-screening
Title: "Donor screening interview"
Description: "The answers of a donor to the bank's screening questionnaire."
* insert ZhTitle("捐贈者健康問卷")
* questionnaire 1..1 MS
* subject 1..1 MS
* subject only Reference(MilkDonor)
* authored 1..1 MS
* author MS
* questionnaire ^short = "Which questionnaire and version · 問卷及版本"
* subject ^short = "The donor · 捐贈者"
* authored ^short = "When she answered · 填寫時間"
* author ^short = "Who wrote it down · 記錄人員"

Profile: DonorEligibility
Parent: Observation
Id: donor-eligibility
Title: "Donor eligibility"
Description: "The bank's decision whether a donor may give milk, and for how long that decision stands."
* insert ZhTitle("捐贈者資格")
* code = MilkObservationCodes#donor-eligibility
* subject 1..1 MS
* subject only Reference(MilkDonor)
* effective[x] 1..1 MS
* effective[x] only Period
* value[x] 1..1 MS
* value[x] only CodeableConcept
* valueCodeableConcept from Eligibilities (required)
* derivedFrom MS
* component MS
* component ^short = "Why she is deferred: deferral-reason · 暫緩原因"
* subject ^short = "The donor · 捐贈者"
* effective[x] ^short = "For how long the decision stands · 有效期"
* value[x] ^short = "Eligible, deferred for a time or for good, pending · 資格"
* derivedFrom ^short = "Interview and blood tests it rests on · 所依據的問卷及驗血"

Profile: Serology
Parent: Observation
Id: serology
Title: "Donor serology"
Description: "One blood test of a donor. The effective time is when the blood was drawn, since the validity of the test counts from there."
* insert ZhTitle("捐贈者血清測試")
* identifier MS
* identifier ^short = "Made from the sender's order, test and sub-id, so that a correction finds its result · 結果識別碼"
* category 1..* MS
* insert SlicedByCode(category)
* category contains laboratory 1..1 MS
* category[laboratory] = $ObsCategory#laboratory
* code from SerologyTests (preferred)
* insert SlicedBy(code.coding, system)
* code.coding contains loinc 1..* MS
* code.coding[loinc].system 1..1
* code.coding[loinc].system = "http://loinc.org"
* code.coding[loinc].code 1..1
* subject 1..1 MS
* subject only Reference(MilkDonor)
* effective[x] 1..1 MS
* value[x] MS
* value[x] only CodeableConcept or Quantity or Range or Ratio
* valueCodeableConcept from SerologyResults (extensible)
* specimen MS
* obeys mb-final-has-value
* category[laboratory] ^short = "Laboratory · 化驗"
* code.coding[loinc] ^short = "Which analyte, in LOINC; local codes may stand beside it · 化驗項目"
* subject ^short = "The donor · 捐贈者"
* effective[x] ^short = "When the blood was drawn · 抽血時間"
* value[x] ^short = "Non-reactive, reactive, a figure or a titre · 結果"
* specimen ^short = "The blood · 血液樣本"

Profile: SerologyReport
Parent: DiagnosticReport
Id: serology-report
Title: "Donor serology report"
Description: "The laboratory's report that holds the serology of one blood draw."
* insert ZhTitle("捐贈者血清測試報告")
* subject 1..1 MS
* subject only Reference(MilkDonor)
* result MS
* result only Reference(Serology)
* subject ^short = "The donor · 捐贈者"
* result ^short = "One result for each analyte · 各項結果"

Profile: DonorConsent
Parent: Consent
Id: donor-consent
Title: "Donor consent"
Description: "What a donor agrees to. Withdrawal sets the status to inactive and ends the period; nothing is erased."
* insert ZhTitle("捐贈者同意書")
* status MS
* scope = ConsentScopeCodes#milk-donation
* insert ConsentCommon(MilkDonor)
* provision.type = #permit
* insert SlicedByCode(provision.code)
* provision.code contains donate 1..1 MS
* provision.code[donate] = ConsentUseCodes#donate-to-infants
* status ^short = "inactive after withdrawal · 狀況（撤回後為失效）"
* scope ^short = "Milk donation · 母乳捐贈"
* provision.type ^short = "permit · 同意"
* provision.code[donate] ^short = "Milk may be given to infants; other uses may stand beside it · 同意將母乳給予嬰兒"

RuleSet: ConsentCommon(subject)
* patient 1..1 MS
* patient ^short = "Whose consent, or whose child · 當事人"
* patient only Reference({subject})
* insert SlicedByCode(category)
* category contains document 1..1 MS
* category[document] ^short = "Consent document · 同意書"
* category[document] = $LNC#59284-0
* dateTime 1..1 MS
* dateTime ^short = "When it was signed · 簽署時間"
* policy 1..* MS
* policy ^short = "The form that was signed · 所簽署的表格"
* policy.uri 1..1 MS
* policy.uri ^short = "Address of the form and its version · 表格網址"
* provision 1..1 MS
* provision ^short = "What is permitted or denied · 同意事項"
* provision.type 1..1 MS
* provision.code 1..* MS
* provision.code ^short = "Each use that is permitted or denied · 各項用途"

Profile: Recipient
Parent: Patient
Id: recipient
Title: "Recipient infant"
Description: "An infant who may be given donor milk, under the hospital's own number."
* insert ZhTitle("受惠嬰兒")
* identifier 1..* MS
* identifier ^short = "Hospital number, in the sender's own system · 醫院編號"
* birthDate 1..1 MS
* obeys mb-recipient-number
* multipleBirth[x] MS
* link MS
* birthDate ^short = "Date of birth · 出生日期"
* multipleBirth[x] ^short = "Which of twins it is; two of different order are never one · 多胞胎次序"
* link ^short = "Another number of the same infant (replaced-by, replaces) · 同一嬰兒的其他紀錄"

Invariant: mb-recipient-number
Description: "An infant needs a hospital number together with the system it belongs to. 嬰兒須有醫院編號及其所屬系統。"
Severity: #error
Expression: "identifier.where(system.exists() and value.exists()).exists()"

Profile: RecipientMother
Parent: RelatedPerson
Id: recipient-mother
Title: "Recipient's mother"
Description: "The mother of an infant who may be given donor milk."
* insert ZhTitle("受惠嬰兒的母親")
* patient only Reference(Recipient)
* patient MS
* relationship 1..* MS
* insert SlicedByCode(relationship)
* relationship contains mother 1..1 MS
* relationship[mother] = $RoleCode#MTH
* patient ^short = "The infant · 嬰兒"
* relationship[mother] ^short = "Mother · 母親"

Profile: ParentConsent
Parent: Consent
Id: parent-consent
Title: "Parent consent"
Description: "Whether the parents permit donor milk for their infant, for which time, and what they wish about milk kinship."
* insert ZhTitle("家長同意書")
* status MS
* scope = $ConsentScopeHl7#treatment
* insert ConsentCommon(Recipient)
* insert SlicedByCode(provision.code)
* provision.code contains receive 1..1 MS
* provision.code[receive] = ConsentUseCodes#receive-donor-milk
* provision.period MS
* provision.extension contains MaxDonors named maxDonors 0..1
* status ^short = "active while it holds · 狀況"
* scope ^short = "Treatment · 治療"
* provision.type ^short = "permit or deny · 同意或不同意"
* provision.period ^short = "For how long · 有效期"
* provision.code[receive] ^short = "The infant may have donor milk; wishes about milk kinship may stand beside it · 同意接受捐贈母乳"
* provision.extension[maxDonors] ^short = "How many donors they accept · 可接受捐贈者人數上限"

Invariant: mb-final-has-value
Description: "A finished result states a value, or why there is none. 已完成的結果須有數值或說明沒有數值的原因。"
Severity: #error
Expression: "(status = 'final' or status = 'amended' or status = 'corrected') implies (value.exists() or dataAbsentReason.exists())"
