// Rule ids as they stand in the details of a refusal. A fragment: it grows with the rules of the server.

CodeSystem: MilkRuleCodes
Id: milk-rule
Title: "Rule of the milk bank"
Description: "Rules that can refuse something, by the id that stands in a refusal."
* insert ZhTitle("母乳庫規則")
* insert CompleteCodes
* ^content = #fragment
* #donor-eligible "Donor eligible when the milk was expressed"
* #donor-eligible insert Zh("擠奶時捐贈者合資格")
* #donor-consent "Donor consent in force"
* #donor-consent insert Zh("捐贈者同意書有效")
* #serology-valid "Serology complete, negative and in date"
* #serology-valid insert Zh("血清測試完整、陰性及在有效期內")
* #expression-age "Milk not too old"
* #expression-age insert Zh("母乳未超出期限")
* #thaw-window "Heated within the thaw window"
* #thaw-window insert Zh("解凍後在限期內加熱")
* #pool-single-donor "Pool from one donor"
* #pool-single-donor insert Zh("混合批次來自同一捐贈者")
* #hold-time "Held hot long enough"
* #hold-time insert Zh("維持消毒溫度足夠時間")
* #cooling-time "Cooled fast enough"
* #cooling-time insert Zh("冷卻速度足夠")
* #pre-culture "Culture before pasteurisation acceptable"
* #pre-culture insert Zh("消毒前細菌培養合格")
* #post-culture "Culture after pasteurisation acceptable"
* #post-culture insert Zh("消毒後細菌培養合格")
* #second-signature "Two different people sign"
* #second-signature insert Zh("兩位不同人員簽署")
* #unit-released "Unit released"
* #unit-released insert Zh("單位已放行")
* #unit-in-date "Unit in date"
* #unit-in-date insert Zh("單位未過期")
* #unit-not-recalled "Unit not recalled"
* #unit-not-recalled insert Zh("單位沒有被回收")
* #right-infant "Right infant"
* #right-infant insert Zh("正確嬰兒")
* #parent-consent "Parent consent in force"
* #parent-consent insert Zh("家長同意書有效")
* #order-active "Feeding order active"
* #order-active insert Zh("餵奶醫囑有效")

ValueSet: MilkRules
Id: milk-rule
Title: "Rules of the milk bank"
Description: "Rules that can refuse something, by the id that stands in a refusal."
* insert ZhTitle("母乳庫規則")
* ^experimental = false
* include codes from system MilkRuleCodes

