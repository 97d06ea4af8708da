// The written life of a milk unit: which step may be taken from which state, and where it leads.
// States are codes of unit-status. A step without a "from" brings the unit into being.

CodeSystem: UnitStepCodes
Id: unit-step
Title: "Step in the life of a milk unit"
Description: "Why a milk unit changes where it stands: from which states a step may be taken, and to which it leads."
* insert ZhTitle("母乳單位狀態轉換")
* insert CompleteCodes
* ^property[0].code = #from
* ^property[0].type = #code
* ^property[0].description = "A state (unit-status) in which the step may be taken"
* ^property[1].code = #to
* ^property[1].type = #code
* ^property[1].description = "A state (unit-status) to which the step leads"
* #receive "Receive" "A deposit is received and judged."
* #receive insert Zh("接收")
* #receive ^property[+].code = #to
* #receive ^property[=].valueCode = #registered
* #receive ^property[+].code = #to
* #receive ^property[=].valueCode = #quarantine
* #receive ^property[+].code = #to
* #receive ^property[=].valueCode = #rejected
* #make "Make" "A pool, a batch, a bottle or an aliquot is made."
* #make insert Zh("製成")
* #make ^property[+].code = #to
* #make ^property[=].valueCode = #registered
* #make ^property[+].code = #to
* #make ^property[=].valueCode = #quarantine
* #make ^property[+].code = #to
* #make ^property[=].valueCode = #pending-results
* #make ^property[+].code = #to
* #make ^property[=].valueCode = #rejected
* #make ^property[+].code = #to
* #make ^property[=].valueCode = #dispensed
* #consume "Consume" "Milk goes into the next unit."
* #consume insert Zh("使用")
* #consume ^property[+].code = #from
* #consume ^property[=].valueCode = #registered
* #consume ^property[+].code = #from
* #consume ^property[=].valueCode = #released
* #consume ^property[+].code = #from
* #consume ^property[=].valueCode = #dispensed
* #consume ^property[+].code = #to
* #consume ^property[=].valueCode = #used
* #reinspect "Inspect again" "A person has looked again at a container that was held."
* #reinspect insert Zh("重新檢查")
* #reinspect ^property[+].code = #from
* #reinspect ^property[=].valueCode = #quarantine
* #reinspect ^property[+].code = #to
* #reinspect ^property[=].valueCode = #registered
* #hold "Hold" "A figure is missing, undecided or doubted."
* #hold insert Zh("隔離")
* #hold ^property[+].code = #from
* #hold ^property[=].valueCode = #registered
* #hold ^property[+].code = #from
* #hold ^property[=].valueCode = #quarantine
* #hold ^property[+].code = #from
* #hold ^property[=].valueCode = #pending-results
* #hold ^property[+].code = #from
* #hold ^property[=].valueCode = #released
* #hold ^property[+].code = #from
* #hold ^property[=].valueCode = #allocated
* #hold ^property[+].code = #from
* #hold ^property[=].valueCode = #dispensed
* #hold ^property[+].code = #from
* #hold ^property[=].valueCode = #rejected
* #hold ^property[+].code = #to
* #hold ^property[=].valueCode = #quarantine
* #reject "Reject" "A rule says that the milk may never be fed."
* #reject insert Zh("拒收")
* #reject ^property[+].code = #from
* #reject ^property[=].valueCode = #registered
* #reject ^property[+].code = #from
* #reject ^property[=].valueCode = #quarantine
* #reject ^property[+].code = #from
* #reject ^property[=].valueCode = #pending-results
* #reject ^property[+].code = #to
* #reject ^property[=].valueCode = #rejected
* #release "Release" "Two different people let it go."
* #release insert Zh("放行")
* #release ^property[+].code = #from
* #release ^property[=].valueCode = #pending-results
* #release ^property[+].code = #from
* #release ^property[=].valueCode = #quarantine
* #release ^property[+].code = #to
* #release ^property[=].valueCode = #released
* #allocate "Allocate" "It is set aside for one order."
* #allocate insert Zh("預留")
* #allocate ^property[+].code = #from
* #allocate ^property[=].valueCode = #released
* #allocate ^property[+].code = #to
* #allocate ^property[=].valueCode = #allocated
* #deallocate "Give up a reservation" "The reservation is given up."
* #deallocate insert Zh("取消預留")
* #deallocate ^property[+].code = #from
* #deallocate ^property[=].valueCode = #allocated
* #deallocate ^property[+].code = #to
* #deallocate ^property[=].valueCode = #released
* #dispense "Dispense" "It is handed out against an order."
* #dispense insert Zh("配發")
* #dispense ^property[+].code = #from
* #dispense ^property[=].valueCode = #released
* #dispense ^property[+].code = #from
* #dispense ^property[=].valueCode = #allocated
* #dispense ^property[+].code = #to
* #dispense ^property[=].valueCode = #dispensed
* #feed "Feed" "It is given to the infant."
* #feed insert Zh("餵哺")
* #feed ^property[+].code = #from
* #feed ^property[=].valueCode = #dispensed
* #feed ^property[+].code = #to
* #feed ^property[=].valueCode = #used
* #recall "Recall" "Milk turns out to be unsafe; nothing leads back from here."
* #recall insert Zh("回收")
* #recall ^property[+].code = #from
* #recall ^property[=].valueCode = #registered
* #recall ^property[+].code = #from
* #recall ^property[=].valueCode = #quarantine
* #recall ^property[+].code = #from
* #recall ^property[=].valueCode = #pending-results
* #recall ^property[+].code = #from
* #recall ^property[=].valueCode = #released
* #recall ^property[+].code = #from
* #recall ^property[=].valueCode = #allocated
* #recall ^property[+].code = #from
* #recall ^property[=].valueCode = #dispensed
* #recall ^property[+].code = #from
* #recall ^property[=].valueCode = #rejected
* #recall ^property[+].code = #to
* #recall ^property[=].valueCode = #recalled
* #expire "Expire" "Its last usable moment has passed."
* #expire insert Zh("過期")
* #expire ^property[+].code = #from
* #expire ^property[=].valueCode = #registered
* #expire ^property[+].code = #from
* #expire ^property[=].valueCode = #quarantine
* #expire ^property[+].code = #from
* #expire ^property[=].valueCode = #pending-results
* #expire ^property[+].code = #from
* #expire ^property[=].valueCode = #released
* #expire ^property[+].code = #from
* #expire ^property[=].valueCode = #allocated
* #expire ^property[+].code = #from
* #expire ^property[=].valueCode = #dispensed
* #expire ^property[+].code = #to
* #expire ^property[=].valueCode = #expired
* #discard "Discard" "It is thrown away."
* #discard insert Zh("棄置")
* #discard ^property[+].code = #from
* #discard ^property[=].valueCode = #registered
* #discard ^property[+].code = #from
* #discard ^property[=].valueCode = #quarantine
* #discard ^property[+].code = #from
* #discard ^property[=].valueCode = #pending-results
* #discard ^property[+].code = #from
* #discard ^property[=].valueCode = #released
* #discard ^property[+].code = #from
* #discard ^property[=].valueCode = #allocated
* #discard ^property[+].code = #from
* #discard ^property[=].valueCode = #dispensed
* #discard ^property[+].code = #from
* #discard ^property[=].valueCode = #rejected
* #discard ^property[+].code = #from
* #discard ^property[=].valueCode = #recalled
* #discard ^property[+].code = #from
* #discard ^property[=].valueCode = #expired
* #discard ^property[+].code = #to
* #discard ^property[=].valueCode = #discarded
* #void "Void" "The record of the unit was a mistake."
* #void insert Zh("作廢")
* #void ^property[+].code = #from
* #void ^property[=].valueCode = #registered
* #void ^property[+].code = #from
* #void ^property[=].valueCode = #quarantine
* #void ^property[+].code = #from
* #void ^property[=].valueCode = #rejected
* #void ^property[+].code = #to
* #void ^property[=].valueCode = #entered-in-error
