CodeSystem: UnitTypeCodes
Id: unit-type
Title: "Level of a milk unit"
Description: "The five levels of milk, from the bag a donor brings to the feed an infant is given."
* insert ZhTitle("母乳單位層級")
* insert CompleteCodes
* #deposit "Deposit" "A bag or bottle as the donor brings it: one expression."
* #deposit insert Zh("捐贈單位")
* #pool "Pool" "Deposits mixed, before heat treatment."
* #pool insert Zh("混合批次")
* #batch "Batch" "What went through one pasteuriser run."
* #batch insert Zh("消毒批次")
* #bottle "Bottle" "One pasteurised bottle."
* #bottle insert Zh("樽裝單位")
* #aliquot "Aliquot" "One feed drawn from a bottle."
* #aliquot insert Zh("分餐單位")

ValueSet: UnitTypes
Id: unit-type
Title: "Levels of a milk unit"
Description: "The five levels of milk, from the bag a donor brings to the feed an infant is given."
* insert ZhTitle("母乳單位層級")
* ^experimental = false
* include codes from system UnitTypeCodes

CodeSystem: UnitStatusCodes
Id: unit-status
Title: "Where a milk unit stands"
Description: "Where a milk unit stands in its life. Written by the server alone."
* insert ZhTitle("母乳單位狀態")
* insert CompleteCodes
* #registered "Registered" "Known to the bank; not yet judged."
* #registered insert Zh("已登記")
* #quarantine "Quarantine" "Held: must not be used until someone decides."
* #quarantine insert Zh("隔離待驗")
* #pending-results "Pending results" "Processed; waiting for laboratory results or release."
* #pending-results insert Zh("等候化驗結果")
* #released "Released" "May be given to an infant."
* #released insert Zh("已放行")
* #allocated "Allocated" "Set aside for one order."
* #allocated insert Zh("已預留")
* #dispensed "Dispensed" "Handed out against an order."
* #dispensed insert Zh("已配發")
* #used "Used" "Consumed: pooled, bottled or fed."
* #used insert Zh("已使用")
* #discarded "Discarded" "Thrown away."
* #discarded insert Zh("已棄置")
* #expired "Expired" "Past its last usable moment."
* #expired insert Zh("已過期")
* #recalled "Recalled" "Called back; must not be fed."
* #recalled insert Zh("已回收")
* #rejected "Rejected" "Failed a rule; must not be used."
* #rejected insert Zh("不合格")
* #entered-in-error "Entered in error" "Recorded by mistake."
* #entered-in-error insert Zh("錯誤輸入")

ValueSet: UnitStatuses
Id: unit-status
Title: "Where a milk unit stands"
Description: "Where a milk unit stands in its life. Written by the server alone."
* insert ZhTitle("母乳單位狀態")
* ^experimental = false
* include codes from system UnitStatusCodes

CodeSystem: MilkProductCodes
Id: milk-product
Title: "Milk product"
Description: "Kinds of donor milk a bank holds."
* insert ZhTitle("母乳產品")
* insert CompleteCodes
* #raw "Raw donor milk"
* #raw insert Zh("未經消毒的捐贈母乳")
* #pasteurised "Pasteurised donor milk"
* #pasteurised insert Zh("經巴士德消毒的捐贈母乳")
* #fortified "Fortified donor milk"
* #fortified insert Zh("已添加營養強化劑的捐贈母乳")
* #lyophilised "Freeze-dried donor milk"
* #lyophilised insert Zh("凍乾捐贈母乳")

ValueSet: MilkProducts
Id: milk-product
Title: "Milk products"
Description: "Kinds of donor milk a bank holds."
* insert ZhTitle("母乳產品")
* ^experimental = false
* include codes from system MilkProductCodes

CodeSystem: ProcessingStepCodes
Id: processing-step
Title: "Processing step"
Description: "What is done to milk, and the kinds of processing run."
* insert ZhTitle("處理工序")
* insert CompleteCodes
* #thaw "Thaw" "The clock starts when the first container leaves the freezer."
* #thaw insert Zh("解凍")
* #pool "Pool"
* #pool insert Zh("混合")
* #fill "Fill"
* #fill insert Zh("入樽")
* #pasteurise-holder "Holder pasteurisation" "At least 62.5 °C for at least 30 minutes."
* #pasteurise-holder insert Zh("巴士德消毒（霍爾德法）")
* #pasteurise-htst "High temperature, short time" "By the figures of the rule profile, 72 °C for 15 seconds for example."
* #pasteurise-htst insert Zh("高溫短時消毒")
* #rapid-cool "Rapid cooling"
* #rapid-cool insert Zh("快速冷卻")
* #freeze "Freeze"
* #freeze insert Zh("冷凍")
* #fortify "Fortify"
* #fortify insert Zh("添加營養強化劑")
* #split "Split"
* #split insert Zh("分裝")
* #label "Label"
* #label insert Zh("貼標籤")
* #analyse "Analyse"
* #analyse insert Zh("營養分析")
* #release "Release"
* #release insert Zh("放行")
* #dispense "Dispense"
* #dispense insert Zh("配發")
* #discard "Discard"
* #discard insert Zh("棄置")
* #quarantine "Quarantine"
* #quarantine insert Zh("隔離待驗")
* #recall "Recall"
* #recall insert Zh("回收")
* #receive "Receive"
* #receive insert Zh("接收")
* #relabel "Relabel"
* #relabel insert Zh("重新貼標籤")
* #return "Return"
* #return insert Zh("退回")
* #warm "Warm"
* #warm insert Zh("加溫")
* #downtime "Work on paper" "The record could not be reached; what was done meanwhile is typed later."
* #downtime insert Zh("停機期間紙本作業")

ValueSet: ProcessingSteps
Id: processing-step
Title: "Processing steps"
Description: "What is done to milk, and the kinds of processing run."
* insert ZhTitle("處理工序")
* ^experimental = false
* include codes from system ProcessingStepCodes

CodeSystem: TaskPartCodes
Id: task-part
Title: "Part of a Task"
Description: "Names of the inputs and outputs of a processing run, a release decision or a recall."
* insert ZhTitle("工作項目的組成部分")
* insert CompleteCodes
* #unit "Milk unit"
* #unit insert Zh("母乳單位")
* #curve "Temperature curve"
* #curve insert Zh("溫度曲線")
* #decision "Decision"
* #decision insert Zh("決定")
* #thaw "Thaw run"
* #thaw insert Zh("解凍工序")
* #report "Laboratory report"
* #report insert Zh("化驗報告")
* #consumable "Lot of a consumable"
* #consumable insert Zh("耗材批號")
* #copies "Labels printed"
* #copies insert Zh("已列印標籤")
* #printed "Labels printed for a batch"
* #printed insert Zh("批次已列印標籤")
* #applied "Labels on bottles"
* #applied insert Zh("已貼於樽上的標籤")
* #destroyed "Destroyed"
* #destroyed insert Zh("已銷毀")
* #found "Found and set aside"
* #found insert Zh("已尋回並分開存放")
* #used "Used before the recall arrived"
* #used insert Zh("回收前已使用")
* #number "Number on the new label"
* #number insert Zh("新標籤編號")
* #serology "Blood tests of a source"
* #serology insert Zh("來源驗血狀況")
* #drawn "When the blood was last drawn"
* #drawn insert Zh("最後抽血時間")
* #scanned "What a device scanned"
* #scanned insert Zh("裝置掃描內容")
* #evidence "What shows it"
* #evidence insert Zh("佐證文件")

ValueSet: TaskParts
Id: task-part
Title: "Parts of a Task"
Description: "Names of the inputs and outputs of a processing run, a release decision or a recall."
* insert ZhTitle("工作項目的組成部分")
* ^experimental = false
* include codes from system TaskPartCodes

CodeSystem: LabTestCodes
Id: lab-test
Title: "Laboratory test"
Description: "Laboratory tests a milk bank orders, under the local codes its orders and reports carry."
* insert ZhTitle("化驗項目")
* insert CompleteCodes
* #MBCULPRE "Donor milk culture, before pasteurisation"
* #MBCULPRE insert Zh("捐贈母乳細菌培養（消毒前）")
* #MBCULPOST "Donor milk culture, after pasteurisation"
* #MBCULPOST insert Zh("捐贈母乳細菌培養（消毒後）")
* #MBDSCR "Milk donor serology screen"
* #MBDSCR insert Zh("母乳捐贈者血清篩查")
* #MBMACRO "Human milk macronutrient panel"
* #MBMACRO insert Zh("母乳宏量營養素分析")
* #MBAST "Antimicrobial susceptibility, isolate"
* #MBAST insert Zh("分離菌株抗菌藥物敏感度測試")

ValueSet: LabTests
Id: lab-test
Title: "Laboratory tests"
Description: "Laboratory tests a milk bank orders, under the local codes its orders and reports carry."
* insert ZhTitle("化驗項目")
* ^experimental = false
* include codes from system LabTestCodes

CodeSystem: OrderAnswerCodes
Id: order-answer
Title: "Answer to an order"
Description: "What a laboratory answered to an order of the bank, or to its cancellation."
* insert ZhTitle("化驗申請的回覆")
* insert CompleteCodes
* #accepted "Accepted"
* #accepted insert Zh("已接納")
* #refused "Refused"
* #refused insert Zh("已拒絕")
* #cancelled "Cancelled as asked"
* #cancelled insert Zh("已按要求取消")
* #not-cancelled "Could not be cancelled"
* #not-cancelled insert Zh("未能取消")

ValueSet: OrderAnswers
Id: order-answer
Title: "Answers to an order"
Description: "What a laboratory answered to an order of the bank, or to its cancellation."
* insert ZhTitle("化驗申請的回覆")
* ^experimental = false
* include codes from system OrderAnswerCodes

CodeSystem: MilkObservationCodes
Id: milk-observation
Title: "Milk bank observation"
Description: "Observations for which no LOINC code was found."
* insert ZhTitle("母乳庫觀察項目")
* insert CompleteCodes
* #temperature-curve "Temperature curve of a run"
* #temperature-curve insert Zh("工序溫度曲線")
* #donor-eligibility "Donor eligibility"
* #donor-eligibility insert Zh("捐贈者資格")
* #culture-stage "Stage at which milk was cultured"
* #culture-stage insert Zh("細菌培養階段")
* #growth "Bacterial growth, not counted"
* #growth insert Zh("有細菌生長，未計數")
* #MBORG "Organism identified, human milk"
* #MBORG insert Zh("母乳鑑定微生物")
* #MBCFU "Total viable bacterial count, human milk"
* #MBCFU insert Zh("母乳總活菌數")
* #MBENT "Enterobacteriaceae count, human milk"
* #MBENT insert Zh("母乳腸桿菌科細菌數")
* #MBSAU "Staphylococcus aureus count, human milk"
* #MBSAU insert Zh("母乳金黃葡萄球菌數")
* #MBFAT "Fat, human milk"
* #MBFAT insert Zh("母乳脂肪")
* #MBTPR "True protein, human milk"
* #MBTPR insert Zh("母乳真蛋白質")
* #MBCPR "Crude protein, human milk"
* #MBCPR insert Zh("母乳粗蛋白質")
* #MBCHO "Total carbohydrate, human milk"
* #MBCHO insert Zh("母乳總碳水化合物")
* #MBLAC "Lactose, human milk"
* #MBLAC insert Zh("母乳乳糖")
* #MBTS "Total solids, human milk"
* #MBTS insert Zh("母乳總固形物")
* #MBNRG "Energy, human milk"
* #MBNRG insert Zh("母乳能量")
* #hold-time "Time at or above the holding temperature"
* #hold-time insert Zh("維持消毒溫度時間")
* #hold-minimum "Lowest temperature while holding"
* #hold-minimum insert Zh("維持期間最低溫度")
* #hold-maximum "Highest temperature while holding"
* #hold-maximum insert Zh("維持期間最高溫度")
* #cooling-time "Time to cool"
* #cooling-time insert Zh("冷卻時間")
* #confirmatory "Confirmatory test" "Method of a blood test that answers a reactive screen."
* #confirmatory insert Zh("確認測試")
* #sensor-drift "How much too high the probe read" "Found at a later calibration; taken off every reading."
* #sensor-drift insert Zh("探頭讀數偏高幅度")
* #deferral-reason "Reason for deferral"
* #deferral-reason insert Zh("暫緩捐贈原因")

ValueSet: MilkObservations
Id: milk-observation
Title: "Milk bank observations"
Description: "Observations for which no LOINC code was found."
* insert ZhTitle("母乳庫觀察項目")
* ^experimental = false
* include codes from system MilkObservationCodes

CodeSystem: CultureStageCodes
Id: culture-stage
Title: "Stage of culture"
Description: "Whether milk was cultured before or after pasteurisation."
* insert ZhTitle("細菌培養階段")
* insert CompleteCodes
* #pre "Before pasteurisation"
* #pre insert Zh("消毒前")
* #post "After pasteurisation"
* #post insert Zh("消毒後")

ValueSet: CultureStages
Id: culture-stage
Title: "Stages of culture"
Description: "Whether milk was cultured before or after pasteurisation."
* insert ZhTitle("細菌培養階段")
* ^experimental = false
* include codes from system CultureStageCodes

CodeSystem: EligibilityCodes
Id: eligibility
Title: "Donor eligibility"
Description: "Whether a donor may give milk."
* insert ZhTitle("捐贈者資格")
* insert CompleteCodes
* #eligible "Eligible"
* #eligible insert Zh("合資格")
* #temporarily-deferred "Temporarily deferred"
* #temporarily-deferred insert Zh("暫緩捐贈")
* #permanently-deferred "Permanently deferred"
* #permanently-deferred insert Zh("永久不適合捐贈")
* #pending "Pending"
* #pending insert Zh("待定")

ValueSet: Eligibilities
Id: eligibility
Title: "Donor eligibility"
Description: "Whether a donor may give milk."
* insert ZhTitle("捐贈者資格")
* ^experimental = false
* include codes from system EligibilityCodes

CodeSystem: DeferralReasonCodes
Id: deferral-reason
Title: "Deferral reason"
Description: "Why a donor is deferred, for a time or for good."
* insert ZhTitle("暫緩捐贈原因")
* insert CompleteCodes
* #infant-too-old "Baby older than the bank accepts"
* #infant-too-old insert Zh("嬰兒年齡超出限制")
* #smoking "Smoking or nicotine"
* #smoking insert Zh("吸煙或使用尼古丁")
* #passive-smoke "High or sustained passive smoke"
* #passive-smoke insert Zh("持續吸入大量二手煙")
* #alcohol "Alcohol"
* #alcohol insert Zh("飲酒")
* #caffeine "Caffeine above the limit"
* #caffeine insert Zh("咖啡因超出限制")
* #drug-use "Drug abuse"
* #drug-use insert Zh("濫用藥物")
* #medicine "Medicine or supplement"
* #medicine insert Zh("服用藥物或補充劑")
* #skin-piercing "Recent tattoo, piercing or acupuncture"
* #skin-piercing insert Zh("近期紋身、穿環或針灸")
* #transfusion "Recent transfusion or transplant"
* #transfusion insert Zh("近期輸血或移植")
* #diet "Vegan diet without vitamin B12"
* #diet insert Zh("素食而沒有補充維他命B12")
* #cjd-risk "Increased risk of CJD"
* #cjd-risk insert Zh("克雅二氏症風險增加")
* #mastitis "Mastitis"
* #mastitis insert Zh("乳腺炎")
* #acute-infection "Acute infection"
* #acute-infection insert Zh("急性感染")
* #exposure "Recent exposure to tuberculosis, measles or varicella"
* #exposure insert Zh("近期接觸結核病、麻疹或水痘患者")
* #vaccination "Recent live vaccine"
* #vaccination insert Zh("近期接種活疫苗")
* #isotope "Radio-isotope"
* #isotope insert Zh("放射性同位素")
* #travel "Travel to a place with an outbreak"
* #travel insert Zh("到訪爆發傳染病的地方")
* #serology "Serology reactive or not complete"
* #serology insert Zh("血清測試呈反應性或未完成")
* #other "Another answer that a person judges"
* #other insert Zh("其他須由人員判斷的回答")

ValueSet: DeferralReasons
Id: deferral-reason
Title: "Deferral reasons"
Description: "Why a donor is deferred, for a time or for good."
* insert ZhTitle("暫緩捐贈原因")
* ^experimental = false
* include codes from system DeferralReasonCodes

CodeSystem: DecisionCodes
Id: decision
Title: "Decision about milk"
Description: "Decisions that are kept with their reasons."
* insert ZhTitle("有關母乳的決定")
* insert CompleteCodes
* #receive "Receive"
* #receive insert Zh("接收")
* #thaw "Thaw"
* #thaw insert Zh("解凍")
* #pool "Pool"
* #pool insert Zh("混合")
* #pasteurise "Pasteurise"
* #pasteurise insert Zh("消毒")
* #release "Release" "Two people let milk go, or lift a hold."
* #release insert Zh("放行")
* #dispense "Dispense"
* #dispense insert Zh("配發")
* #deliver "Accept a delivery"
* #deliver insert Zh("收取送遞")
* #transfer "Transfer" "Milk that left the bank goes on to another place."
* #transfer insert Zh("轉送")
* #reassign "Give to another infant"
* #reassign insert Zh("轉配另一嬰兒")
* #prepare "Prepare" "A bottle was thawed, warmed or drawn from, and typed late."
* #prepare insert Zh("備餵")
* #check-feed "Bedside check"
* #check-feed insert Zh("床邊核對")
* #feed "Feed"
* #feed insert Zh("餵奶")
* #feed-incident "Feed incident" "A feed that should not have been given is written down, or confirmed by a second person."
* #feed-incident insert Zh("餵奶事故")
* #override "Override" "Two people decide to feed against the bedside check."
* #override insert Zh("不依停止指示")
* #hold "Hold"
* #hold insert Zh("隔離")
* #reject "Reject"
* #reject insert Zh("判定不合格")
* #recall "Recall"
* #recall insert Zh("回收")
* #discard "Discard"
* #discard insert Zh("棄置")
* #relabel "Relabel" "A container gets another number; two people have looked."
* #relabel insert Zh("重新貼標籤")
* #correct "Correct" "A volume or a time of expression was written down wrongly."
* #correct insert Zh("更正")
* #defer "Defer a donor"
* #defer insert Zh("暫緩捐贈")
* #settle "Settle a waiting message" "The result of a laboratory message is on record, or a person has said why it does not matter."
* #settle insert Zh("處理完畢的化驗訊息")
* #withdraw "Take back" "A person says that a fact was entered in error."
* #withdraw insert Zh("撤回")

ValueSet: Decisions
Id: decision
Title: "Decisions about milk"
Description: "Decisions that are kept with their reasons."
* insert ZhTitle("有關母乳的決定")
* ^experimental = false
* include codes from system DecisionCodes

CodeSystem: DocumentCodes
Id: document
Title: "Document of the bank"
Description: "Documents the server keeps for itself."
* insert ZhTitle("母乳庫文件")
* insert CompleteCodes
* #rule-profile "Rule profile" "The figures milk was judged by, word for word."
* #rule-profile insert Zh("規則標準")

CodeSystem: CareTypeCodes
Id: care-type
Title: "Kind of care"
Description: "Kinds of care a donor is enrolled in."
* insert ZhTitle("服務類別")
* insert CompleteCodes
* #milk-donation "Milk donation"
* #milk-donation insert Zh("母乳捐贈")

ValueSet: CareTypes
Id: care-type
Title: "Kinds of care"
Description: "Kinds of care a donor is enrolled in."
* insert ZhTitle("服務類別")
* ^experimental = false
* include codes from system CareTypeCodes

CodeSystem: ConsentScopeCodes
Id: consent-scope
Title: "Scope of consent"
Description: "What a consent is about."
* insert ZhTitle("同意書範圍")
* insert CompleteCodes
* #milk-donation "Milk donation"
* #milk-donation insert Zh("母乳捐贈")

ValueSet: ConsentScopes
Id: consent-scope
Title: "Scopes of consent"
Description: "What a consent is about."
* insert ZhTitle("同意書範圍")
* ^experimental = false
* include codes from system ConsentScopeCodes

CodeSystem: ConsentUseCodes
Id: consent-use
Title: "What a consent permits"
Description: "What a donor or a parent permits or declines."
* insert ZhTitle("同意事項")
* insert CompleteCodes
* #donate-to-infants "Give my milk to infants"
* #donate-to-infants insert Zh("將母乳給予嬰兒食用")
* #use-in-research "Use my milk in research"
* #use-in-research insert Zh("將母乳用於研究")
* #discard-if-unsuitable "Discard milk that is not suitable"
* #discard-if-unsuitable insert Zh("棄置不適用的母乳")
* #blood-test "Test my blood"
* #blood-test insert Zh("接受驗血")
* #contact-again "Contact me again"
* #contact-again insert Zh("再次聯絡本人")
* #receive-donor-milk "Give donor milk to my child"
* #receive-donor-milk insert Zh("讓孩子接受捐贈母乳")

ValueSet: ConsentUses
Id: consent-use
Title: "What a consent permits"
Description: "What a donor or a parent permits or declines."
* insert ZhTitle("同意事項")
* ^experimental = false
* include codes from system ConsentUseCodes

CodeSystem: KinshipPreferenceCodes
Id: kinship-preference
Title: "Milk kinship preference"
Description: "What the parents wish about milk kinship. A wish, not a religion."
* insert ZhTitle("乳親關係意願")
* insert CompleteCodes
* #no-restriction "No restriction"
* #no-restriction insert Zh("沒有限制")
* #single-donor-only "Milk of one donor only"
* #single-donor-only insert Zh("只接受單一捐贈者的母乳")
* #limit-donor-count "No more than a number of donors"
* #limit-donor-count insert Zh("限制捐贈者人數")
* #same-sex-donor-child "Donor whose child has the same sex"
* #same-sex-donor-child insert Zh("捐贈者的孩子與嬰兒性別相同")
* #disclose-donor-identity-by-agreement "Donor known to the family by agreement"
* #disclose-donor-identity-by-agreement insert Zh("經雙方同意披露捐贈者身分")
* #decline-donor-milk "No donor milk"
* #decline-donor-milk insert Zh("不接受捐贈母乳")

ValueSet: KinshipPreferences
Id: kinship-preference
Title: "Milk kinship preferences"
Description: "What the parents wish about milk kinship. A wish, not a religion."
* insert ZhTitle("乳親關係意願")
* ^experimental = false
* include codes from system KinshipPreferenceCodes

CodeSystem: ReleaseOutcomeCodes
Id: release-outcome
Title: "Outcome of a release"
Description: "What a release decision came to."
* insert ZhTitle("放行結果")
* insert CompleteCodes
* #awaiting-second-signature "Awaiting second signature" "One authorised person has signed."
* #awaiting-second-signature insert Zh("等候第二位人員簽署")
* #released "Released" "Two different people have signed."
* #released insert Zh("已放行")
* #refused "Refused" "A rule or a person refused."
* #refused insert Zh("拒絕放行")

ValueSet: ReleaseOutcomes
Id: release-outcome
Title: "Outcomes of a release"
Description: "What a release decision came to."
* insert ZhTitle("放行結果")
* ^experimental = false
* include codes from system ReleaseOutcomeCodes

CodeSystem: UnitReasonCodes
Id: unit-reason
Title: "Reason about a unit"
Description: "Why milk was held, discarded, refused or recalled."
* insert ZhTitle("原因")
* insert CompleteCodes
* #home-thaw "Thawed at home or on the way"
* #home-thaw insert Zh("在家或運送途中解凍")
* #label-fault "Label fault"
* #label-fault insert Zh("標籤錯誤")
* #over-age "Too old when received"
* #over-age insert Zh("收到時已超出期限")
* #deferral-window "Expressed while the donor was deferred"
* #deferral-window insert Zh("在捐贈者暫緩期間擠出")
* #donor-not-eligible "Donor not eligible"
* #donor-not-eligible insert Zh("捐贈者不合資格")
* #donor-withdrawal "Donor withdrew"
* #donor-withdrawal insert Zh("捐贈者退出")
* #seal-broken "Seal broken"
* #seal-broken insert Zh("封口破損")
* #foreign-matter "Foreign matter"
* #foreign-matter insert Zh("發現異物")
* #pre-culture-failed "Culture before pasteurisation failed"
* #pre-culture-failed insert Zh("消毒前細菌培養不合格")
* #cycle-failed "Pasteurisation cycle failed"
* #cycle-failed insert Zh("消毒程序不合格")
* #cooling-failed "Cooling failed"
* #cooling-failed insert Zh("冷卻不合格")
* #post-culture-failed "Culture after pasteurisation failed"
* #post-culture-failed insert Zh("消毒後細菌培養不合格")
* #thaw-overrun "Thawed too long before heating"
* #thaw-overrun insert Zh("解凍後過久才加熱")
* #temperature-excursion "Temperature excursion"
* #temperature-excursion insert Zh("溫度偏離")
* #weather "Bad weather"
* #weather insert Zh("惡劣天氣")
* #breakage "Breakage"
* #breakage insert Zh("破損")
* #spill "Spill"
* #spill insert Zh("溢漏")
* #sample "Taken as a sample"
* #sample insert Zh("抽取樣本")
* #expired "Expired"
* #expired insert Zh("已過期")
* #thawed-unused "Thawed and not used"
* #thawed-unused insert Zh("解凍後未使用")
* #opened-unused "Opened and not used"
* #opened-unused insert Zh("開封後未使用")
* #recall "Recall"
* #recall insert Zh("回收")
* #transfer-loss "Loss in transfer"
* #transfer-loss insert Zh("轉移損耗")
* #result-corrected "Laboratory result corrected"
* #result-corrected insert Zh("化驗結果更正")
* #calibration-overdue "Thermometer calibration overdue"
* #calibration-overdue insert Zh("溫度計校準過期")
* #adverse-event "Adverse event"
* #adverse-event insert Zh("不良事件")
* #investigation "Under investigation"
* #investigation insert Zh("調查中")
* #other "Other"
* #other insert Zh("其他")

ValueSet: UnitReasons
Id: unit-reason
Title: "Reasons about a unit"
Description: "Why milk was held, discarded, refused or recalled."
* insert ZhTitle("原因")
* ^experimental = false
* include codes from system UnitReasonCodes

CodeSystem: RecallActionCodes
Id: recall-action
Title: "Recall"
Description: "What a recall record is."
* insert ZhTitle("回收")
* insert CompleteCodes
* #recall "Recall of milk"
* #recall insert Zh("回收母乳")
* #exposure "Infant exposed to recalled milk"
* #exposure insert Zh("嬰兒曾食用已回收的母乳")

ValueSet: RecallActions
Id: recall-action
Title: "Recall"
Description: "What a recall record is."
* insert ZhTitle("回收")
* ^experimental = false
* include codes from system RecallActionCodes


CodeSystem: MilkAlarmCodes
Id: milk-alarm
Title: "Alarm of the milk bank"
Description: "What the server calls people for by itself."
* insert ZhTitle("母乳庫警報")
* insert CompleteCodes
* #thaw-warning "Thaw warning" "People should be told."
* #thaw-warning insert Zh("解凍時限提示")
* #thaw-alarm "Thaw alarm" "People must act."
* #thaw-alarm insert Zh("解凍時限警報")
* #thaw-stop "Thaw limit passed" "Heating may not begin any more."
* #thaw-stop insert Zh("解凍時限已過")
* #thaw-unreported "Heating was not reported" "A heating that began in time would have been reported by now."
* #thaw-unreported insert Zh("未呈報加熱")
* #recall-silent "Place does not answer a recall" "A place that was told of a recall has said nothing."
* #recall-silent insert Zh("未回覆回收通知")
* #recall-overdue "Recalled containers not accounted for" "A place has not accounted for all its containers in time."
* #recall-overdue insert Zh("逾時未交代回收單位")
* #delivery-overdue "Parcel not received in time" "Bottles on their way have not been received in the time that is trusted."
* #delivery-overdue insert Zh("逾時未收到送遞的母乳")
* #result-waits "Laboratory result waits" "A message that names milk or a donor was not read completely, or a result on record is one that no rule reads, and a person must look at it."
* #result-waits insert Zh("化驗結果等待處理")
* #moves-stopped "Moves were stopped" "A fact would have moved milk that is not of its lineage. It was refused as a whole, and a person must look at it."
* #moves-stopped insert Zh("狀態變更已被截停")

ValueSet: MilkAlarms
Id: milk-alarm
Title: "Alarms of the milk bank"
Description: "What the server calls people for by itself."
* insert ZhTitle("母乳庫警報")
* ^experimental = false
* include codes from system MilkAlarmCodes

CodeSystem: ComplaintKindCodes
Id: complaint-kind
Title: "Kind of a complaint"
Description: "What a ward complains of."
* insert ZhTitle("投訴種類")
* insert CompleteCodes
* #foreign-body "Foreign body" "Something is in the milk that does not belong there."
* #foreign-body insert Zh("異物")
* #odour "Odour or look" "The milk smells or looks wrong."
* #odour insert Zh("氣味或外觀異常")
* #damage "Damage" "The container is cracked, leaks or is not closed."
* #damage insert Zh("容器損壞")
* #illness-cluster "Illness of infants" "Infants who had milk fell ill: NEC, sepsis and the like."
* #illness-cluster insert Zh("嬰兒患病")

ValueSet: ComplaintKinds
Id: complaint-kind
Title: "Kinds of a complaint"
Description: "What a ward complains of."
* insert ZhTitle("投訴種類")
* ^experimental = false
* include codes from system ComplaintKindCodes

CodeSystem: ClosureReasonCodes
Id: closure-reason
Title: "Reason of a closure"
Description: "Why nobody can work at the bank for a time."
* insert ZhTitle("停運原因")
* insert CompleteCodes
* #typhoon-expected "Typhoon signal No. 8 announced" "The Observatory has said that signal No. 8 will come."
* #typhoon-expected insert Zh("預警八號熱帶氣旋警告信號")
* #typhoon "Typhoon signal No. 8 or above"
* #typhoon insert Zh("八號或更高熱帶氣旋警告信號")
* #black-rainstorm "Black rainstorm"
* #black-rainstorm insert Zh("黑色暴雨警告信號")
* #extreme-conditions "Extreme conditions"
* #extreme-conditions insert Zh("極端情況")
* #planned "Planned closure"
* #planned insert Zh("預定停運")

ValueSet: ClosureReasons
Id: closure-reason
Title: "Reasons of a closure"
Description: "Why nobody can work at the bank for a time."
* insert ZhTitle("停運原因")
* ^experimental = false
* include codes from system ClosureReasonCodes

CodeSystem: IdentityStepCodes
Id: identity-step
Title: "Link between people"
Description: "What two people say of who is who."
* insert ZhTitle("人物連結")
* insert CompleteCodes
* #merge "Two records are one person"
* #merge insert Zh("兩份紀錄屬同一人")
* #undo-merge "Two records are two people"
* #undo-merge insert Zh("兩份紀錄屬兩人")
* #link-mother "A donor is the mother of an infant"
* #link-mother insert Zh("捐贈者為嬰兒的母親")
* #undo-link-mother "A donor is not the mother of an infant"
* #undo-link-mother insert Zh("捐贈者並非嬰兒的母親")

ValueSet: IdentitySteps
Id: identity-step
Title: "Links between people"
Description: "What two people say of who is who."
* insert ZhTitle("人物連結")
* ^experimental = false
* include codes from system IdentityStepCodes

CodeSystem: FeedCategoryCodes
Id: feed-category
Title: "Category of a feed"
Description: "What kind of record of a feed it is, when it is not a plain one."
* insert ZhTitle("餵奶紀錄類別")
* insert CompleteCodes
* #incident "Incident" "A feed that happened although the bedside check would have stopped it."
* #incident insert Zh("事故")
* #override "Given against the stop by two people" "Two people had decided before the feed to give it nevertheless."
* #override insert Zh("兩人決定不依停止指示餵奶")

ValueSet: FeedCategories
Id: feed-category
Title: "Categories of a feed"
Description: "What kind of record of a feed it is, when it is not a plain one."
* insert ZhTitle("餵奶紀錄類別")
* ^experimental = false
* include codes from system FeedCategoryCodes


CodeSystem: FeedTaskCodes
Id: feed-task
Title: "Task about a feed"
Description: "What people must do about a feed."
* insert ZhTitle("餵奶事故跟進事項")
* insert CompleteCodes
* #override "Override of a stop" "Two people decide to feed against the bedside check."
* #override insert Zh("不依停止指示")
* #second-person "Confirmation by a second person"
* #second-person insert Zh("第二人確認")
* #exposure-protocol "Exposure protocol" "The doctor in charge looks at the infant and at how the blood tests of the sources stand."
* #exposure-protocol insert Zh("接觸後處理程序")
* #disclose-to-parents "Disclosure to the parents"
* #disclose-to-parents insert Zh("告知家長")
* #other-infant "Record of the other infant" "The bottle was another infant's: it goes into that record too, and the bottle is replaced."
* #other-infant insert Zh("另一名嬰兒的紀錄")
* #unplaced-feed "Feed that could not be placed" "A device reported a feed of a bottle or infant that the record does not know, or that could not be read."
* #unplaced-feed insert Zh("未能歸入紀錄的餵奶")

ValueSet: FeedTasks
Id: feed-task
Title: "Tasks about a feed"
Description: "What people must do about a feed."
* insert ZhTitle("餵奶事故跟進事項")
* ^experimental = false
* include codes from system FeedTaskCodes


CodeSystem: SourceSerologyCodes
Id: source-serology
Title: "Blood tests of a source"
Description: "How the blood tests of a donor stand, without saying whose they are."
* insert ZhTitle("來源驗血狀況")
* insert CompleteCodes
* #non-reactive "Non-reactive" "The last answer to each test of the panel is final and non-reactive."
* #non-reactive insert Zh("無反應")
* #incomplete "Incomplete" "A test of the panel is missing or not final."
* #incomplete insert Zh("未完整")
* #reactive "Reactive" "A screen was reactive and nothing explained it."
* #reactive insert Zh("有反應")
* #confirmed "Confirmed" "An infection is confirmed."
* #confirmed insert Zh("確診")

ValueSet: SourceSerologies
Id: source-serology
Title: "Blood tests of a source"
Description: "How the blood tests of a donor stand, without saying whose they are."
* insert ZhTitle("來源驗血狀況")
* ^experimental = false
* include codes from system SourceSerologyCodes

