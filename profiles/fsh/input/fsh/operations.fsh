// The operations of the bank. A refusal is HTTP 422 with an OperationOutcome, one issue for each rule,
// details.coding from the code system milk-rule and a sentence in diagnostics.

RuleSet: Operation(code, title, zh)
* url = "https://lactarium.org/fhir/OperationDefinition/{code}"
* version = "0.1.0"
* title = {title}
* title.extension[0].url = $translation
* title.extension[0].extension[0].url = "lang"
* title.extension[0].extension[0].valueCode = #zh-HK
* title.extension[0].extension[1].url = "content"
* title.extension[0].extension[1].valueString = {zh}
* status = #active
* kind = #operation
* experimental = false
* publisher = "Lactarium"

RuleSet: TypeLevel(type)
* resource = #{type}
* system = false
* type = true
* instance = false

RuleSet: InstanceLevel(type)
* resource = #{type}
* system = false
* type = false
* instance = true

RuleSet: In(name, min, max, type, text)
* parameter[+].name = #{name}
* parameter[=].use = #in
* parameter[=].min = {min}
* parameter[=].max = "{max}"
* parameter[=].type = #{type}
* parameter[=].documentation = {text}

RuleSet: Out(name, min, max, type, text)
* parameter[+].name = #{name}
* parameter[=].use = #out
* parameter[=].min = {min}
* parameter[=].max = "{max}"
* parameter[=].type = #{type}
* parameter[=].documentation = {text}

RuleSet: Group(use, name, min, max, text)
* parameter[+].name = #{name}
* parameter[=].use = #{use}
* parameter[=].min = {min}
* parameter[=].max = "{max}"
* parameter[=].documentation = {text}

RuleSet: Part(use, name, min, max, type, text)
* parameter[=].part[+].name = #{name}
* parameter[=].part[=].use = #{use}
* parameter[=].part[=].min = {min}
* parameter[=].part[=].max = "{max}"
* parameter[=].part[=].type = #{type}
* parameter[=].part[=].documentation = {text}

// Binds the parameter just written to a value set.
RuleSet: Coded(valueset)
* parameter[=].binding.strength = #required
* parameter[=].binding.valueSet = "https://lactarium.org/fhir/ValueSet/{valueset}"

RuleSet: CodedPart(valueset)
* parameter[=].part[=].binding.strength = #required
* parameter[=].part[=].binding.valueSet = "https://lactarium.org/fhir/ValueSet/{valueset}"

Instance: receive
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(receive, "Receive deposits", "接收捐贈母乳")
* name = "Receive"
* code = #receive
* affectsState = true
* description = "Registers what a donor or courier brought, judges each bag or bottle by the rules of intake, and says what became of it."
* insert TypeLevel(BiologicallyDerivedProduct)
* insert Group(in, deposit, 1, *, "One bag or bottle")
* insert Part(in, unit, 1, 1, BiologicallyDerivedProduct, "The deposit\, as in the profile deposit; its unit-status is written by the server")
* insert Part(in, condition, 1, 1, code, "How it arrived")
* insert CodedPart(deposit-condition)
* insert Part(in, sealIntact, 1, 1, boolean, "Whether the seal was whole")
* insert Part(in, donorNumber, 0, *, string, "A donor number that stands on it\, each one that does; another than the donor's own holds it\, and the day's milk of both donors")
* insert In(received, 0, 1, dateTime, "When it arrived; now if absent")
* insert In(transport, 0, 1, Observation, "The temperature curve of the box\, as in the profile temperature-curve")
* insert Group(out, deposit, 1, *, "What became of one bag or bottle\, in the order given")
* insert Part(out, unit, 1, 1, BiologicallyDerivedProduct, "The unit as registered")
* insert Part(out, verdict, 1, 1, code, "The verdict")
* insert CodedPart(intake-verdict)
* insert Part(out, rule, 0, *, CodeableConcept, "A rule that spoke against it\, with its sentence")
* insert CodedPart(milk-rule)

Instance: thaw
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(thaw, "Thaw units", "解凍母乳")
* name = "Thaw"
* code = #thaw
* affectsState = true
* description = "Takes units out of the freezer. The clock starts with the first; the answer says by when heating must start."
* insert TypeLevel(BiologicallyDerivedProduct)
* insert In(unit, 1, *, Reference, "A unit to thaw")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/deposit"
* insert In(started, 0, 1, dateTime, "When the first container left the freezer; now if absent")
* insert In(location, 0, 1, Reference, "Where it thaws")
* insert In(downtime, 0, 1, Reference, "The downtime report of two people that speaks for a step typed late")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/processing-run"
* insert Out(return, 1, 1, Task, "The thaw run; restriction.period.end is the last moment to start heating")

Instance: pool
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(pool, "Pool units", "混合母乳")
* name = "Pool"
* code = #pool
* affectsState = true
* description = "Mixes thawed deposits into one pool."
* insert TypeLevel(BiologicallyDerivedProduct)
* insert In(thaw, 1, 1, Reference, "The thaw run the units come from")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/processing-run"
* insert In(unit, 1, *, Reference, "A unit that goes into the pool")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/deposit"
* insert In(identifier, 1, 1, Identifier, "The number of the pool")
* insert In(volume, 1, 1, Quantity, "The volume of the pool in mL; what is missing from the sum of the units is loss")
* insert In(consumable, 0, *, string, "Lot number of a filter\, jug or other consumable the milk touched")
* insert In(thawCompleted, 0, 1, dateTime, "When the last unit was thawed")
* insert In(mixed, 0, 1, dateTime, "When it was mixed; now if absent")
* insert In(downtime, 0, 1, Reference, "The downtime report of two people that speaks for a step typed late")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/processing-run"
* insert Out(return, 1, 1, BiologicallyDerivedProduct, "The pool")

Instance: pasteurise
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(pasteurise, "Pasteurise a pool", "為混合批次進行巴士德消毒")
* name = "Pasteurise"
* code = #pasteurise
* affectsState = true
* description = "Judges the temperature curve of a run and makes the batch and its bottles. A run that fails makes a batch that is rejected."
* insert InstanceLevel(BiologicallyDerivedProduct)
* insert In(identifier, 1, 1, Identifier, "The number of the batch")
* insert In(device, 1, 1, Reference, "The pasteuriser")
* insert In(process, 0, 1, code, "The heat treatment; pasteurise-holder if absent")
* insert In(curve, 1, 1, Observation, "The temperature curve\, as in the profile temperature-curve")
* insert Group(in, bottle, 1, *, "One filled bottle")
* insert Part(in, identifier, 1, 1, Identifier, "The number on its label")
* insert Part(in, volume, 1, 1, Quantity, "Its volume in mL")
* insert In(consumable, 0, *, string, "Lot number of bottles\, lids or other consumables the milk touched")
* insert In(location, 0, 1, Reference, "Where the bottles are put; where the pasteuriser stands if absent\, when the record knows that")
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/Location"
* insert In(downtime, 0, 1, Reference, "The downtime report of two people that speaks for a step typed late")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/processing-run"
* insert Group(in, sample, 0, *, "One sample for a laboratory\, taken after heating")
* insert Part(in, identifier, 1, 1, Identifier, "The number on its tube")
* insert Part(in, volume, 0, 1, Quantity, "Its volume in mL")
* insert Group(in, order, 0, *, "One order to a laboratory\, of the samples of this call")
* insert Part(in, identifier, 1, 1, Identifier, "The number of the order")
* insert Part(in, test, 1, 1, code, "What is ordered\, a code of lab-test")
* insert Part(in, laboratory, 0, 1, Reference, "The laboratory\, an Organization; the one that does this test if absent")
* insert In(labels, 0, 1, code, "Print the labels of all bottles now: pdf\, zpl or png")
* insert Out(batch, 1, 1, BiologicallyDerivedProduct, "The batch")
* insert Out(bottle, 1, *, BiologicallyDerivedProduct, "A bottle of the batch")
* insert Out(specimen, 0, *, Specimen, "A sample that was made")
* insert Out(order, 0, *, ServiceRequest, "An order that was made")
* insert Out(label, 0, *, Binary, "A label\, in the order of the bottles")
* insert Group(out, verdict, 1, 1, "What the curve showed")
* insert Part(out, outcome, 1, 1, code, "Passed\, held or rejected")
* insert CodedPart(cycle-verdict)
* insert Part(out, holdTime, 1, 1, Quantity, "Longest time without a break at or above the holding temperature\, in min")
* insert Part(out, minimum, 0, 1, Quantity, "Lowest temperature of that time\, in Cel")
* insert Part(out, cooling, 0, 1, Quantity, "Time to cool\, in min")
* insert Part(out, rule, 0, *, CodeableConcept, "A rule that spoke against it\, with its sentence")
* insert CodedPart(milk-rule)

Instance: release
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(release, "Release a batch", "放行消毒批次")
* name = "Release"
* code = #release
* affectsState = true
* description = "Signs for the release of a batch, or for lifting the hold of one bottle, pool or deposit. The signer is the caller; a second, different person completes it. Each time every rule is asked afresh."
* insert InstanceLevel(BiologicallyDerivedProduct)
* insert In(comment, 0, 1, string, "What the signer wishes to add")
* insert Out(outcome, 1, 1, code, "What the release came to")
* insert Coded(release-outcome)
* insert Out(task, 1, 1, Task, "The release decision")
* insert Out(batch, 0, 1, BiologicallyDerivedProduct, "The batch as it now stands")
* insert Out(unit, 0, 1, BiologicallyDerivedProduct, "The bottle\, pool or deposit as it now stands")

Instance: quarantine
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(quarantine, "Hold a unit", "隔離單位")
* name = "Quarantine"
* code = #quarantine
* affectsState = true
* description = "Holds a unit and everything made from it until someone decides; when a mix-up is possible, its siblings too."
* insert InstanceLevel(BiologicallyDerivedProduct)
* insert In(reason, 1, 1, string, "Why: a code of unit-reason\, or words")
* insert In(siblings, 0, 1, code, "Which other containers may have been mixed up with it and are held too; none if absent")
* insert Coded(siblings)
* insert Out(return, 1, 1, BiologicallyDerivedProduct, "The unit as it now stands")

Instance: relabel
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(relabel, "Relabel a container", "為容器重新貼標籤")
* name = "Relabel"
* code = #relabel
* affectsState = true
* description = "Gives a container on hold another number. The first caller asks for it, a second, different person reads the same number from the new label; then it counts. The old number stays as an old identifier: it is never given again, and a feed scanned by it is stopped. The hold is lifted by release alone."
* insert InstanceLevel(BiologicallyDerivedProduct)
* insert In(identifier, 1, 1, Identifier, "The number on the new label")
* insert In(reason, 0, 1, string, "Why: a code of unit-reason\, or words; the first caller gives it")
* insert Out(outcome, 1, 1, code, "How far the relabelling is")
* insert Coded(relabel-outcome)
* insert Out(task, 0, 1, Task, "The relabelling\, with who asked and who witnessed")
* insert Out(unit, 1, 1, BiologicallyDerivedProduct, "The container as it now stands")

Instance: discard
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(discard, "Discard a unit", "棄置單位")
* name = "Discard"
* code = #discard
* affectsState = true
* description = "Throws a unit, or a part of it, away."
* insert InstanceLevel(BiologicallyDerivedProduct)
* insert In(reason, 1, 1, string, "Why: a code of unit-reason\, or words")
* insert In(volume, 0, 1, Quantity, "How much\, in mL; all of it if absent")
* insert Out(return, 1, 1, BiologicallyDerivedProduct, "The unit as it now stands")

Instance: dispense
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(dispense, "Dispense against an order", "按醫囑配發")
* name = "Dispense"
* code = #dispense
* affectsState = true
* description = "Hands bottles out for an infant: the units named, or for a volume those that expire first."
* insert InstanceLevel(NutritionOrder)
* insert In(unit, 0, *, Reference, "A bottle to dispense; instead of volume")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/bottle"
* insert In(volume, 0, 1, Quantity, "How much to dispense in mL\, first expired first out; instead of unit")
* insert In(identifier, 0, 1, Identifier, "The number of the dispense; the same number again gives the same dispense")
* insert In(destination, 0, 1, Reference, "Where it goes")
* insert In(override, 0, 1, string, "Why an infant without priority is given milk although the stock is short; only of a release officer or quality")
* insert Out(dispense, 1, *, SupplyDelivery, "One dispense for each bottle")

Instance: accept-delivery
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(accept-delivery, "Accept a delivery by scan", "掃描收取送遞")
* name = "AcceptDelivery"
* code = #accept-delivery
* affectsState = true
* description = "Bottles have arrived at the place they are for. Milk for another place is refused. What came late, warm or without proof is received and held. The receiver is the caller."
* insert TypeLevel(BiologicallyDerivedProduct)
* insert In(unit, 1, *, string, "A bottle\, as scanned")
* insert In(location, 1, 1, Reference, "Where it arrived: its destination or a place within")
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/Location"
* insert In(received, 0, 1, dateTime, "When it arrived; now if absent")
* insert In(transport, 0, 1, Observation, "The temperature curve of the box\, as in the profile temperature-curve")
* insert Group(out, delivery, 1, *, "What became of one bottle\, in the order given")
* insert Part(out, dispense, 1, 1, SupplyDelivery, "Its dispense\, with the handover")
* insert Part(out, verdict, 1, 1, code, "The verdict")
* insert CodedPart(delivery-verdict)
* insert Part(out, rule, 0, *, CodeableConcept, "A rule that spoke against it\, with its sentence")
* insert CodedPart(milk-rule)

Instance: transfer
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(transfer, "Transfer a bottle", "轉送樽裝單位")
* name = "Transfer"
* code = #transfer
* affectsState = true
* description = "A bottle that has left the bank goes on to another place, because it came to the wrong one or the infant was moved. It stays the infant's, and never returns to released stock."
* insert InstanceLevel(BiologicallyDerivedProduct)
* insert In(destination, 1, 1, Reference, "Where it goes")
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/Location"
* insert In(reason, 1, 1, string, "Why")
* insert Out(return, 1, 1, SupplyDelivery, "Its dispense\, on its way again")

Instance: move
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(move, "Move a rack\, a shelf or a box", "搬移架、層或箱")
* name = "Move"
* code = #move
* affectsState = true
* description = "Writes down where containers stand now: each that was scanned, and each place that was carried with all it holds. All of a call or none."
* insert TypeLevel(BiologicallyDerivedProduct)
* insert In(unit, 0, *, string, "A container\, as scanned")
* insert In(place, 0, *, Reference, "A rack\, a shelf or a box that is a Location\, carried with all it holds")
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/Location"
* insert In(destination, 1, 1, Reference, "Where they stand now")
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/Location"
* insert Group(out, moved, 0, *, "One that stood elsewhere before")
* insert Part(out, what, 1, 1, Reference, "The container\, or the place")
* insert Part(out, from, 0, 1, Reference, "Where it stood")

Instance: offer
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(offer, "Offer a thawed bottle", "查詢可轉配的嬰兒")
* name = "Offer"
* code = #offer
* affectsState = false
* description = "Which infants of the ward could have a bottle whose infant may not have it any more, the neediest first, or by which rules it cannot be given to anybody. Says nothing of its donor. For a ward or a dietitian."
* insert InstanceLevel(BiologicallyDerivedProduct)
* insert Out(volume, 1, 1, Quantity, "How much is in it\, in mL")
* insert Out(until, 1, 1, dateTime, "Until when it may be fed\, by the earliest of all its clocks")
* insert Out(rule, 0, *, CodeableConcept, "A rule by which it cannot be given to another infant\, with its sentence")
* insert Coded(milk-rule)
* insert Group(out, candidate, 0, *, "An infant with consent\, order and room in the limit of donors\, who lies where the bottle stands")
* insert Part(out, rank, 1, 1, positiveInt, "1 should be asked first: smallest\, then without milk at hand\, then who has waited longest")
* insert Part(out, infant, 1, 1, Reference, "The infant")
* parameter[=].part[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/recipient"
* insert Part(out, order, 1, 1, Reference, "The order it would be given for")
* parameter[=].part[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/feeding-order"
* insert Part(out, weight, 0, 1, Quantity, "Weight the order was computed from\, in g")
* insert Part(out, atHand, 1, 1, Quantity, "Donor milk that stands at the ward for this infant\, in mL")
* insert Part(out, ordered, 1, 1, dateTime, "When it was ordered")

Instance: reassign
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(reassign, "Give a bottle to another infant", "轉配母乳瓶")
* name = "Reassign"
* code = #reassign
* affectsState = true
* description = "A bottle that stands unopened at a ward goes to another infant of that ward, because the first may not have it any more. Ends the first dispense and makes the second; all clocks of the bottle run on. A feed that was drawn from such a bottle goes to another infant beside the first, before anything was fed from either, where the rule profile lets one bottle serve several. Asked again for the same order it answers the same dispense. For a ward or a dietitian."
* insert InstanceLevel(BiologicallyDerivedProduct)
* insert In(order, 1, 1, Reference, "The order of the infant who gets it")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/feeding-order"
* insert In(reason, 1, 1, string, "Why the first infant may not have it")
* insert Out(return, 1, 1, SupplyDelivery, "The second dispense")

Instance: check-feed
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(check-feed, "Check a feed at the bedside", "床邊核對")
* name = "CheckFeed"
* code = #check-feed
* affectsState = false
* description = "Before a feed: may this unit be given to this infant now? Changes nothing."
* insert TypeLevel(BiologicallyDerivedProduct)
* insert In(unit, 1, 1, string, "What was scanned on the bottle or aliquot")
* insert In(infant, 1, 1, string, "What was scanned on the wristband")
* insert Out(decision, 1, 1, code, "ok or stop")
* insert Coded(feed-decision)
* insert Out(rule, 0, *, CodeableConcept, "A rule that says stop\, with its sentence")
* insert Coded(milk-rule)

Instance: trace
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(trace, "Trace milk", "追溯母乳")
* name = "Trace"
* code = #trace
* affectsState = false
* description = "Every step between donor and infant, from any point, for a traceability officer. People are pseudonymous unless a reason is given; then the answer names them, and an AuditEvent says who asked, when, why and about whom."
* insert InstanceLevel(BiologicallyDerivedProduct)
* type = true
* resource[1] = #Patient
* insert In(reason, 0, 1, string, "Why the people must be named; written down. Absent: ids and donor numbers only")
* insert In(device, 0, 1, Reference, "On the type: follow what this device processed")
* insert In(consumable, 0, 1, string, "On the type: follow what touched consumables of this lot")
* insert In(donor, 0, 1, Reference, "On the type: follow what this donor gave")
* insert In(unit, 0, 1, Reference, "On the type: follow this unit")
* insert In(batch, 0, 1, Reference, "On the type: follow this batch")
* insert In(issue, 0, 1, Reference, "On the type: follow the milk of this complaint or doubt")
* insert In(from, 0, 1, dateTime, "On the type: only what was expressed or processed since")
* insert In(to, 0, 1, dateTime, "On the type: only what was expressed or processed until")
* insert In(direction, 0, 1, code, "Towards the sources\, the recipients\, or both (if absent\)")
* insert Coded(trace-direction)
* insert Out(return, 1, 1, Bundle, "A collection of every unit\, run\, result\, dispense and feed on the way")

Instance: recall
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(recall, "Recall milk", "回收母乳")
* name = "Recall"
* code = #recall
* affectsState = true
* description = "Calls back everything touched by a unit, a donor, a batch, a device or a lot of consumables, or held for a complaint, with one Task for each place that holds some of it. With dryRun it only says what would be called back. The same call again answers the same recall and how far it is."
* insert TypeLevel(BiologicallyDerivedProduct)
* insert In(reason, 1, 1, string, "Why")
* insert In(unit, 0, 1, Reference, "The unit it starts from; exactly one of unit\, donor\, batch\, device\, consumable\, issue")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/milk-unit"
* insert In(donor, 0, 1, Reference, "The donor it starts from")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/milk-donor"
* insert In(batch, 0, 1, Reference, "The batch it starts from")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/batch"
* insert In(device, 0, 1, Reference, "The device it starts from")
* insert In(consumable, 0, 1, string, "The lot of consumables it starts from")
* insert In(issue, 0, 1, Reference, "The complaint or doubt whose held milk is called back")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/risk-assessment"
* insert In(from, 0, 1, dateTime, "Only what was expressed or processed since")
* insert In(to, 0, 1, dateTime, "Only what was expressed or processed until")
* insert In(dryRun, 0, 1, boolean, "Only say what would be called back; false if absent")
* insert Out(recall, 0, 1, Reference, "The recall; absent when dryRun")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/recall"
* insert Group(out, affected, 0, *, "One affected unit")
* insert Part(out, unit, 1, 1, Reference, "The unit")
* parameter[=].part[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/milk-unit"
* insert Part(out, status, 1, 1, code, "Where it stood before the recall")
* insert CodedPart(unit-status)
* insert Part(out, location, 0, 1, Reference, "Where it is")
* insert Group(out, exposed, 0, *, "One infant who was fed with affected milk")
* insert Part(out, infant, 1, 1, Reference, "The infant")
* parameter[=].part[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/recipient"
* insert Part(out, volume, 1, 1, Quantity, "How much\, in mL")
* insert Part(out, first, 0, 1, dateTime, "When first")
* insert Part(out, last, 0, 1, dateTime, "When last")
* insert Group(out, place, 0, *, "How much lay in one place in one state")
* insert Part(out, location, 0, 1, Reference, "The place; absent when the record does not know it")
* insert Part(out, status, 1, 1, code, "Where it stood before the recall")
* insert CodedPart(unit-status)
* insert Part(out, count, 1, 1, integer, "How many containers")
* insert Part(out, volume, 1, 1, Quantity, "How much\, in mL")
* insert Group(out, holder, 0, *, "One place that was told\, and what it has accounted for")
* insert Part(out, task, 1, 1, Reference, "Its notice")
* parameter[=].part[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/recall-notice"
* insert Part(out, location, 0, 1, Reference, "The place; absent for the bank itself")
* insert Part(out, units, 1, 1, integer, "How many containers it holds")
* insert Part(out, accounted, 1, 1, integer, "How many of them it found\, used or destroyed")
* insert Part(out, due, 1, 1, dateTime, "By when it should have answered")
* insert Part(out, overdue, 1, 1, boolean, "Whether that has passed with units unaccounted for")
* insert Out(unnamed, 0, *, Reference, "A container that was fed\, or may have been\, of which no infant is on record; the recall cannot be closed before")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/milk-unit"
* insert Out(progress, 0, 1, decimal, "Share of all containers accounted for\, in %; the recall can be closed at 100")

Instance: acknowledge-recall
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(acknowledge-recall, "Acknowledge a recall", "確認回收")
* name = "AcknowledgeRecall"
* code = #acknowledge-recall
* affectsState = true
* description = "A place that holds recalled milk says what became of it, in whole numbers of containers so far. The notice is completed when all are accounted for."
* insert InstanceLevel(Task)
* insert In(found, 0, 1, integer, "Found and set aside; 0 if absent")
* insert In(used, 0, 1, integer, "Used before the notice arrived; 0 if absent")
* insert In(destroyed, 0, 1, integer, "Destroyed; 0 if absent")
* insert In(comment, 0, 1, string, "What the holder wishes to add")
* insert Out(task, 1, 1, Task, "The notice as it now stands")
* insert Out(outstanding, 1, 1, integer, "Containers of this place not accounted for")
* insert Out(progress, 1, 1, decimal, "Of the whole recall\, in %")

Instance: close-recall
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(close-recall, "Close a recall", "結束回收")
* name = "CloseRecall"
* code = #close-recall
* affectsState = true
* description = "Quality closes a recall with the corrective action that was taken, once every container is accounted for and every infant who was fed is on record. It is open again when more of its milk turns up."
* insert InstanceLevel(DetectedIssue)
* insert In(action, 1, 1, string, "The corrective and preventive action\, in words")
* insert Out(return, 1, 1, DetectedIssue, "The recall as it now stands")

Instance: withdraw-recall
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(withdraw-recall, "Withdraw a recall", "撤銷回收")
* name = "WithdrawRecall"
* code = #withdraw-recall
* affectsState = true
* description = "A recall was made by mistake. The first caller says why, a second, different person confirms; then its notices are cancelled, and milk that nothing else speaks against stands on hold, where two signatures may release it. What was used or discarded meanwhile stays so. For a traceability officer or quality."
* insert InstanceLevel(DetectedIssue)
* insert In(reason, 0, 1, string, "Why it was a mistake; the first caller gives it")
* insert Out(outcome, 1, 1, code, "How far the withdrawal is")
* insert Coded(two-people)
* insert Out(recall, 1, 1, DetectedIssue, "The recall as it now stands")
* insert Group(out, affected, 0, *, "Milk of the recall\, as it stands afterwards")
* insert Part(out, unit, 1, 1, Reference, "The unit")
* parameter[=].part[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/milk-unit"
* insert Part(out, status, 1, 1, code, "Where it stands")
* insert CodedPart(unit-status)

Instance: correct
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(correct, "Correct a volume or a time of expression", "更正份量或泵奶時間")
* name = "Correct"
* code = #correct
* affectsState = true
* description = "A container holds another volume, or was expressed at another time, than was written down. Who, why and the old value are kept. A time of expression is judged again with everything made from the container: raw age, deferrals of the donor, shelf life. Milk that fails by it is held, rejected, recalled or expired; milk that failed only by the wrong figure stands on hold, where two signatures may release it. The caller must stand for a person."
* insert InstanceLevel(BiologicallyDerivedProduct)
* insert In(reason, 1, 1, string, "Why\, in words")
* insert In(volume, 0, 1, Quantity, "What it held when it was received or filled\, in mL; of a deposit\, pool\, bottle or feed")
* insert In(expressed, 0, 1, dateTime, "When it was expressed\, or began to be; of a deposit")
* insert Out(unit, 1, 1, BiologicallyDerivedProduct, "The container as it now stands")
* insert Group(out, affected, 0, *, "Milk that stands elsewhere because of it")
* insert Part(out, unit, 1, 1, Reference, "The unit")
* parameter[=].part[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/milk-unit"
* insert Part(out, status, 1, 1, code, "Where it stands")
* insert CodedPart(unit-status)

Instance: report-complaint
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(report-complaint, "Report a complaint", "呈報投訴")
* name = "ReportComplaint"
* code = #report-complaint
* affectsState = true
* description = "A ward found something in a bottle, or infants fell ill. The batches are held at once, and those that share a lot of consumables or the day with them; for ill infants, what their feeds have in common is ranked. With dryRun it only says what would be held. The same report again is the same complaint."
* insert TypeLevel(BiologicallyDerivedProduct)
* insert In(kind, 1, 1, code, "What is complained of")
* insert Coded(complaint-kind)
* insert In(description, 1, 1, string, "What was seen\, in words without names")
* insert In(unit, 0, *, Reference, "The milk it was found in; at least one unless infants fell ill")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/milk-unit"
* insert In(infant, 0, *, Reference, "An infant who fell ill; for illness-cluster only\, and then at least one")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/recipient"
* insert In(from, 0, 1, dateTime, "Feeds of ill infants since; by the rule profile if absent")
* insert In(to, 0, 1, dateTime, "Feeds of ill infants until; now if absent")
* insert In(holdRelated, 0, 1, boolean, "Whether batches that share something are held too; true if absent")
* insert In(related, 0, *, Reference, "Of them hold only these; all if absent")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/batch"
* insert In(dryRun, 0, 1, boolean, "Only say what would be held; false if absent")
* insert Out(complaint, 0, 1, Reference, "The complaint; absent when dryRun")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/risk-assessment"
* insert Group(out, held, 0, *, "A unit that is held")
* insert Part(out, unit, 1, 1, Reference, "The unit")
* parameter[=].part[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/milk-unit"
* insert Part(out, status, 1, 1, code, "Where it stood before")
* insert CodedPart(unit-status)
* insert Part(out, location, 0, 1, Reference, "Where it is")
* insert Group(out, related, 0, *, "A batch that shares something with the batches reported")
* insert Part(out, unit, 1, 1, Reference, "The batch")
* parameter[=].part[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/batch"
* insert Part(out, held, 1, 1, boolean, "Whether it is held too")
* insert Part(out, shared, 1, *, BackboneElement, "What it shares: kind (lot\, device or day\) and what")
* insert Group(out, common, 0, *, "What the feeds of ill infants have in common\, what explains most of them first")
* insert Part(out, kind, 1, 1, code, "batch\, lot\, donor or device")
* insert Part(out, what, 0, 1, string, "The lot; of a donor a number of this answer alone")
* insert Part(out, source, 0, 1, Reference, "The batch or device; the donor for a traceability officer only")
* insert Part(out, infants, 1, 1, integer, "How many of the infants had milk of it")
* insert Part(out, of, 1, 1, integer, "How many infants were named")

Instance: balance
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(balance, "Balance of volumes", "母乳容量結算")
* name = "Balance"
* code = #balance
* affectsState = false
* description = "Where every millilitre went: received = processed + dispensed + discarded + samples + stock, for one unit and what was made from it, or for the bank, with waste by stage and cause. As Parameters, or as a table for people."
* insert InstanceLevel(BiologicallyDerivedProduct)
* type = true
* insert In(from, 0, 1, dateTime, "Only milk received or made since")
* insert In(to, 0, 1, dateTime, "Only milk received or made before")
* insert In(format, 0, 1, code, "html or csv for a Binary with a table; Parameters if absent")
* insert Group(out, account, 0, *, "One stage: deposits\, pools\, bottles")
* insert Part(out, stage, 1, 1, code, "The level of the units")
* insert CodedPart(unit-type)
* insert Part(out, received, 1, 1, Quantity, "What came in\, in mL")
* insert Part(out, processed, 1, 1, Quantity, "What went on into the next stage\, in mL")
* insert Part(out, dispensed, 1, 1, Quantity, "What left for infants\, in mL")
* insert Part(out, discarded, 1, 1, Quantity, "What was thrown away or lost\, in mL")
* insert Part(out, samples, 1, 1, Quantity, "What went to the laboratory\, in mL")
* insert Part(out, stock, 1, 1, Quantity, "What is there\, in mL")
* insert Part(out, difference, 1, 1, Quantity, "received less all the others\, in mL; 0 when the account is closed")
* insert Group(out, whole, 0, 1, "From the bags that came in to what became of them; only for the whole bank without a window")
* insert Part(out, received, 1, 1, Quantity, "What came in\, in mL")
* insert Part(out, processed, 1, 1, Quantity, "0 when all stages are there")
* insert Part(out, dispensed, 1, 1, Quantity, "What left for infants\, in mL")
* insert Part(out, discarded, 1, 1, Quantity, "What was thrown away or lost\, in mL")
* insert Part(out, samples, 1, 1, Quantity, "What went to the laboratory\, in mL")
* insert Part(out, stock, 1, 1, Quantity, "What is there\, in mL")
* insert Part(out, difference, 1, 1, Quantity, "0 when the account is closed\, in mL")
* insert Group(out, waste, 0, *, "Discarded milk of one stage and cause")
* insert Part(out, stage, 1, 1, code, "The level of the units")
* insert CodedPart(unit-type)
* insert Part(out, cause, 1, 1, code, "Why: a code of unit-reason")
* insert CodedPart(unit-reason)
* insert Part(out, volume, 1, 1, Quantity, "How much\, in mL")
* insert Group(out, unexplained, 0, *, "A unit whose account does not close")
* insert Part(out, unit, 1, 1, Reference, "The unit")
* insert Part(out, difference, 1, 1, Quantity, "What is missing\, or below zero what is too much\, in mL")

Instance: stock
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(stock, "Stock of milk", "母乳庫存")
* name = "Stock"
* code = #stock
* affectsState = false
* description = "What is in the freezers and for how long it will do."
* insert TypeLevel(BiologicallyDerivedProduct)
* insert In(product, 0, 1, code, "Only this product")
* insert Coded(milk-product)
* insert In(location, 0, 1, Reference, "Only here")
* insert Group(out, stock, 0, *, "One product in one place and state")
* insert Part(out, product, 1, 1, code, "The product")
* insert CodedPart(milk-product)
* insert Part(out, status, 1, 1, code, "The state of the units")
* insert CodedPart(unit-status)
* insert Part(out, location, 0, 1, Reference, "The place")
* insert Part(out, count, 1, 1, integer, "How many units")
* insert Part(out, volume, 1, 1, Quantity, "How much\, in mL")
* insert Part(out, expiringSoon, 0, 1, integer, "How many of them expire soon")
* insert Out(daysOfStock, 0, 1, decimal, "How many days the released milk will last at the recent rate of dispensing")

Instance: explain
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(explain, "Explain a decision", "解釋決定")
* name = "Explain"
* code = #explain
* affectsState = false
* description = "Why it was decided so: who, when, by whose figures, every rule that was asked with its sentence and values, what was read in which version. Of a unit: all decisions about it and the milk it came from, in order."
* insert InstanceLevel(BiologicallyDerivedProduct)
* resource[1] = #Task
* resource[2] = #Provenance
* insert Group(out, decision, 0, *, "One decision\, the oldest first")
* insert Part(out, kind, 1, 1, code, "What was decided\, a code of decision")
* insert Part(out, at, 1, 1, instant, "When")
* insert Part(out, by, 1, 1, Reference, "Who; without a reference when the server decided by itself")
* insert Part(out, about, 1, *, Reference, "What about")
* insert Part(out, profile, 0, 1, uri, "The rule profile and its version")
* insert Part(out, why, 0, 1, string, "Words of a person")
* insert Part(out, outcome, 0, 1, code, "What it came to")
* insert Part(out, rule, 0, *, BackboneElement, "A rule that was asked: rule (CodeableConcept with its sentence\)\, outcome (satisfied\, note\, refuse\, hold or reject\)\, value *\, figure * (key\, value\, unit\, source\, verified\)")
* insert Part(out, looked, 0, *, uri, "What was read\, in which version")

Instance: preview-rules
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(preview-rules, "Preview other figures", "預覽更改標準")
* name = "PreviewRules"
* code = #preview-rules
* affectsState = false
* description = "What would become of the stock if the bank worked by another rule profile. Nothing is changed."
* insert TypeLevel(BiologicallyDerivedProduct)
* insert In(profile, 0, 1, string, "Name of a profile of the program; either this or text")
* insert In(text, 0, 1, string, "A profile of the bank's own\, as YAML")
* insert Out(profile, 1, 1, uri, "The profile and its version")
* insert Out(looked, 1, 1, integer, "How many units were judged")
* insert Group(out, change, 0, *, "One unit that would move")
* insert Part(out, unit, 1, 1, Reference, "The unit")
* insert Part(out, from, 1, 1, code, "Where it stands")
* insert CodedPart(unit-status)
* insert Part(out, to, 1, 1, code, "Where it would stand")
* insert CodedPart(unit-status)
* insert Part(out, rule, 0, *, CodeableConcept, "A rule it would break\, with its sentence")
* insert CodedPart(milk-rule)
* insert Part(out, figure, 0, *, string, "A figure of that rule: key = value (source\)")
* insert Out(table, 1, 1, string, "The same as a table for a person")

Instance: merge
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(merge, "Merge two records of one person", "合併同一人的紀錄")
* name = "Merge"
* code = #merge
* affectsState = true
* description = "Says that two records are one woman, or one infant. The first caller asks for it, a second, different person asks for the same; then it counts. The records are linked, not rewritten; what is known under either counts for both. With undo the link is taken away, by two people as well."
* insert InstanceLevel(Patient)
* insert In(into, 1, 1, Reference, "The record that goes on; it has not been merged into another itself")
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/Patient"
* insert In(undo, 0, 1, boolean, "Take the link away; false if absent")
* insert In(reason, 0, 1, string, "How it is known")
* insert Out(outcome, 1, 1, code, "Whether a second person has agreed")
* insert Coded(two-people)
* insert Out(task, 0, 1, Task, "Who asked\, and who agreed; absent when nothing is left to do")
* insert Out(person, 1, 1, Patient, "The record that goes on")

Instance: link-mother
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(link-mother, "Link a donor as the mother of an infant", "連結捐贈者與其嬰兒")
* name = "LinkMother"
* code = #link-mother
* affectsState = true
* description = "Says that a donor is the mother of an infant in a ward. The first caller asks for it, a second, different person asks for the same; then the donor is linked with the infant's recipient-mother. Her milk is the infant's mother's own when she has a donor-child born on the infant's day, too. With undo the link is taken away, by two people as well."
* insert InstanceLevel(Patient)
* insert In(mother, 1, 1, Reference, "The infant's mother in the ward")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/recipient-mother"
* insert In(undo, 0, 1, boolean, "Take the link away; false if absent")
* insert In(reason, 0, 1, string, "How it is known")
* insert Out(outcome, 1, 1, code, "Whether a second person has agreed")
* insert Coded(two-people)
* insert Out(task, 0, 1, Task, "Who asked\, and who agreed; absent when nothing is left to do")
* insert Out(person, 1, 1, Patient, "The donor")

Instance: fitness
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(fitness, "May a donor give today", "捐贈者今日可否捐贈")
* name = "Fitness"
* code = #fitness
* affectsState = false
* description = "May this donor give today, and if not why and until when; and what falls due for her. Judged by the rules that a bag would be judged by which she expressed then. Changes nothing."
* insert InstanceLevel(Patient)
* insert In(at, 0, 1, date, "Of which day\, at noon; this moment if absent or today")
* insert Out(fit, 1, 1, boolean, "Whether her milk of then would be taken")
* insert Out(until, 0, 1, date, "When she is fit\, the last day of it as things stand; else the first day on which time alone has mended it\, absent when a person has to do something")
* insert Out(rule, 0, *, CodeableConcept, "A rule that speaks against it\, with its sentence")
* insert Coded(milk-rule)
* insert Group(out, due, 0, *, "What ends unless it is renewed\, the earliest first")
* insert Part(out, what, 1, 1, CodeableConcept, "What it is")
* insert CodedPart(due)
* insert Part(out, on, 1, 1, date, "The last day that it speaks for; of a child the birthday")

Instance: donors-due
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(donors-due, "What falls due for donors", "捐贈者到期清單")
* name = "DonorsDue"
* code = #donors-due
* affectsState = false
* description = "What falls due for the donors who are enrolled, day by day: blood, interview, consent, the birthday of a child."
* insert TypeLevel(Patient)
* insert In(from, 0, 1, date, "First day; everything overdue\, too\, if absent")
* insert In(to, 0, 1, date, "Last day; two weeks from today if absent")
* insert Group(out, day, 0, *, "One day\, the earliest first")
* insert Part(out, on, 1, 1, date, "The day")
* parameter[=].part[+].name = #due
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = 1
* parameter[=].part[=].max = "*"
* parameter[=].part[=].documentation = "What falls due on it"
* parameter[=].part[=].part[+].name = #donor
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].type = #Reference
* parameter[=].part[=].part[=].documentation = "For whom, with her donor number"
* parameter[=].part[=].part[+].name = #what
* parameter[=].part[=].part[=].use = #out
* parameter[=].part[=].part[=].min = 1
* parameter[=].part[=].part[=].max = "1"
* parameter[=].part[=].part[=].type = #CodeableConcept
* parameter[=].part[=].part[=].documentation = "What it is"

Instance: label
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(label, "Label of a unit", "單位標籤")
* name = "Label"
* code = #label
* affectsState = false
* description = "The label of a unit, ready to print. It names no donor."
* insert InstanceLevel(BiologicallyDerivedProduct)
* insert In(format, 0, 1, code, "The format; pdf if absent")
* insert Coded(label-format)
* insert Out(return, 1, 1, Binary, "The label")

Instance: analysis
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(analysis, "Analysis of milk", "母乳成分分析")
* name = "Analysis"
* code = #analysis
* affectsState = false
* description = "What is in this milk, by the mean of the latest measurement of its batch and its replicates, with their spread."
* insert InstanceLevel(BiologicallyDerivedProduct)
* insert Out(about, 1, 1, Reference, "The batch\, or the unit itself")
* insert Out(measured, 0, 1, dateTime, "When the latest of them was measured")
* insert Group(out, nutrient, 0, *, "One nutrient that was measured")
* insert Part(out, name, 1, 1, code, "Which\, a code of milk-observation")
* insert Part(out, mean, 1, 1, Quantity, "The mean in g/dL\, of energy in kcal/dL; what is assumed\, if the reading is not believed")
* insert Part(out, read, 0, 1, Quantity, "The mean of what was read\, if it is not believed")
* insert Part(out, spread, 0, 1, Quantity, "Standard deviation of the replicates\, of two or more")
* insert Part(out, replicates, 1, 1, integer, "How many")
* insert Part(out, state, 1, 1, code, "measured or assumed")
* insert Out(source, 0, *, Reference, "A measurement it rests on")

Instance: print-label
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(print-label, "Print a label", "列印標籤")
* name = "PrintLabel"
* code = #print-label
* affectsState = true
* description = "The same label, and its printing is written down. From the second time on the label says that it is a reprint."
* insert InstanceLevel(BiologicallyDerivedProduct)
* insert In(format, 0, 1, code, "The format; pdf if absent")
* insert Coded(label-format)
* insert Out(return, 1, 1, Binary, "The label")

Instance: reconcile-labels
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(reconcile-labels, "Reconcile the labels of a batch", "核對批次標籤")
* name = "ReconcileLabels"
* code = #reconcile-labels
* affectsState = true
* description = "Counts the labels of a batch: printed = on bottles + destroyed, and one on every bottle. Once a count has been reported, the batch is released only when the latest one agrees."
* insert InstanceLevel(BiologicallyDerivedProduct)
* insert In(applied, 1, 1, integer, "Labels on bottles")
* insert In(destroyed, 0, 1, integer, "Labels spoilt and destroyed; 0 if absent")
* insert In(printed, 0, 1, integer, "Labels printed elsewhere; what print-label has recorded if absent")
* insert Out(bottles, 1, 1, integer, "Bottles of the batch")
* insert Out(printed, 1, 1, integer, "Labels printed")
* insert Out(agrees, 1, 1, boolean, "Whether the count agrees")
* insert Out(rule, 0, *, CodeableConcept, "The rule that speaks against it\, with its sentence")
* insert Coded(milk-rule)

Instance: thaw-board
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(thaw-board, "What is thawing", "解凍一覽")
* name = "ThawBoard"
* code = #thaw-board
* affectsState = false
* description = "All milk that left the freezer and was not heated, most urgent first: how long is left, when heating must start at the latest with the closures of the bank, and what can be done. As a page with _format=html."
* insert TypeLevel(BiologicallyDerivedProduct)
* insert Group(out, thaw, 0, *, "One thaw")
* insert Part(out, thaw, 1, 1, Reference, "The thaw")
* parameter[=].part[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/processing-run"
* insert Part(out, unit, 1, *, Reference, "A container or pool that was not heated")
* parameter[=].part[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/milk-unit"
* insert Part(out, state, 1, 1, code, "How the clock stands")
* insert CodedPart(thaw-state)
* insert Part(out, started, 1, 1, dateTime, "When the first container left the freezer")
* insert Part(out, deadline, 1, 1, dateTime, "The last moment to start heating\, whatever the weather")
* insert Part(out, remaining, 1, 1, Quantity, "Time until then in min; negative when it is over")
* insert Part(out, latestStart, 0, 1, dateTime, "The last moment to start heating that no closure spoils; absent when there is none")
* insert Part(out, closure, 0, *, Reference, "A closure that touches the clock")
* parameter[=].part[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/closure"
* insert Part(out, offer, 1, *, code, "What can be done")
* insert CodedPart(thaw-offer)

Instance: report-temperature
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(report-temperature, "Report the temperatures of a logger", "呈報記錄器溫度")
* name = "ReportTemperature"
* code = #report-temperature
* affectsState = true
* description = "Judges the curve of a freezer or of a thaw and holds or rejects the milk it speaks of, in the same transaction. A gap counts as too warm."
* insert TypeLevel(BiologicallyDerivedProduct)
* insert In(curve, 1, 1, Observation, "The curve\, as in the profile temperature-curve")
* insert In(location, 0, 1, Reference, "The freezer or shelf it speaks of\, with all that is part of it; exactly one of location\, thaw")
* insert In(thaw, 0, 1, Reference, "The thaw whose milk was measured")
* insert In(unit, 0, *, Reference, "A unit that stood there then and was moved since")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/milk-unit"
* insert Out(curve, 1, 1, Reference, "The curve as stored")
* insert Out(state, 1, 1, code, "What it says")
* insert Coded(storage-state)
* insert Out(thawedFrom, 0, 1, dateTime, "The first moment at which the milk could have thawed")
* insert Out(thaw, 0, 1, Reference, "The thaw clock that was started for raw milk")
* insert Out(rule, 0, *, CodeableConcept, "A rule that spoke against it\, with its sentence")
* insert Coded(milk-rule)
* insert Group(out, affected, 0, *, "One unit the curve speaks of")
* insert Part(out, unit, 1, 1, Reference, "The unit")
* insert Part(out, status, 1, 1, code, "Where it stands now")
* insert CodedPart(unit-status)

Instance: calibration-failed
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(calibration-failed, "A probe failed its calibration", "探頭校準不合格")
* name = "CalibrationFailed"
* code = #calibration-failed
* affectsState = true
* description = "Takes the drift off every run of the device since its last good calibration and judges it again. Batches that fail are held, or recalled when they were let go."
* insert InstanceLevel(Device)
* insert In(drift, 1, 1, Quantity, "How much too high it read\, in K or Cel; negative when too low")
* insert In(found, 0, 1, dateTime, "When it was found; now if absent")
* insert In(since, 0, 1, dateTime, "The last moment it was known to be right; the last good calibration if absent")
* insert Group(out, run, 0, *, "One run since then")
* insert Part(out, batch, 1, 1, Reference, "Its batch")
* parameter[=].part[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/batch"
* insert Part(out, outcome, 1, 1, code, "What it comes to without the drift")
* insert CodedPart(run-check)
* insert Part(out, status, 1, 1, code, "Where the batch stands now")
* insert CodedPart(unit-status)
* insert Part(out, rule, 0, *, CodeableConcept, "A rule that speaks against it\, with its sentence")
* insert CodedPart(milk-rule)

Instance: withdraw
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(withdraw, "Take back a fact", "撤回記錄")
* name = "Withdraw"
* code = #withdraw
* affectsState = true
* description = "A fact was a mistake: a result, a deferral or a curve (Observation), a thaw (Task), a step of $prepare (BiologicallyDerivedProduct), a finding of $calibration-failed (Device). It counts no more. Milk that was rejected, recalled or expired only because of it goes back on hold, where two people may release it, and never further."
* insert InstanceLevel(Observation)
* resource[1] = #Task
* resource[2] = #BiologicallyDerivedProduct
* resource[3] = #Device
* insert In(reason, 1, 1, string, "Why it was a mistake")
* insert In(curve, 0, 1, Observation, "Of the curve of a batch\, which cannot be without one: the right one")
* insert In(started, 0, 1, dateTime, "Of a thaw: when it really began; needed once a pool was mixed from it")
* insert In(step, 0, 1, code, "Of a unit: which step of $prepare")
* insert Coded(ward-step)
* insert In(at, 0, 1, dateTime, "Of a unit: which report of the step\, when there were several")
* insert In(found, 0, 1, dateTime, "Of a device: when the probe was found wrong")
* insert Out(fact, 1, 1, Reference, "What was taken back\, or what it was about")
* insert Group(out, affected, 0, *, "Milk that went back")
* insert Part(out, unit, 1, 1, Reference, "The unit")
* insert Part(out, status, 1, 1, code, "Where it stands now")
* insert CodedPart(unit-status)

Instance: report-downtime
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(report-downtime, "Report work that was done on paper", "呈報停機期間的紙本作業")
* name = "ReportDowntime"
* code = #report-downtime
* affectsState = true
* description = "The record could not be reached, and milk was worked on by paper. One person says which numbers, from when to when, why, and what shows it; a second person, with a login of their own, says the same, and then it counts. Steps on that milk in that time may be typed late."
* insert TypeLevel(BiologicallyDerivedProduct)
* insert In(number, 1, *, string, "The number of a container\, pool\, batch\, bottle or feed that was worked on\, as written")
* insert In(from, 1, 1, dateTime, "Since when there was paper only")
* insert In(to, 1, 1, dateTime, "Until when")
* insert In(reason, 1, 1, string, "Why")
* insert In(evidence, 1, *, Reference, "What shows it: the sheet\, as a document")
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/DocumentReference"
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/Binary"
* insert Out(outcome, 1, 1, code, "Whether a second person has confirmed it")
* insert Coded(two-people)
* insert Out(task, 1, 1, Reference, "The downtime report")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/processing-run"

Instance: prepare
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(prepare, "Prepare a bottle at the ward", "在病房準備母乳")
* name = "Prepare"
* code = #prepare
* affectsState = true
* description = "Writes down that a bottle or feed was taken out, thawed or warmed. Its clocks start, and no later entry extends them."
* insert InstanceLevel(BiologicallyDerivedProduct)
* insert In(step, 1, 1, code, "What was done")
* insert Coded(ward-step)
* insert In(at, 0, 1, dateTime, "When; now if absent")
* insert In(downtime, 0, 1, Reference, "The downtime report of two people that speaks for a step typed late")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/processing-run"
* insert Out(return, 1, 1, BiologicallyDerivedProduct, "The unit with its new expiry")

Instance: aliquot
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(aliquot, "Draw a feed from a bottle", "由母乳瓶抽取一餐")
* name = "Aliquot"
* code = #aliquot
* affectsState = true
* description = "Draws one feed from a bottle under a number of its own. It has the clocks of the bottle, and its own."
* insert InstanceLevel(BiologicallyDerivedProduct)
* insert In(identifier, 1, 1, Identifier, "The number on its label")
* insert In(volume, 1, 1, Quantity, "How much\, in mL")
* insert In(at, 0, 1, dateTime, "When; now if absent")
* insert In(downtime, 0, 1, Reference, "The downtime report of two people that speaks for a step typed late")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/processing-run"
* insert Out(return, 1, 1, BiologicallyDerivedProduct, "The feed")

Instance: submit-v2
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(submit-v2, "Submit an HL7 v2 message", "提交HL7 v2訊息")
* name = "SubmitV2"
* code = #submit-v2
* affectsState = true
* description = "Puts one HL7 v2 message into the same inbox as MLLP. The body is the message itself, as text/plain or x-application/hl7-v2+er7; the answer is its acknowledgement."
* system = true
* type = false
* instance = false
* insert In(message, 1, 1, Binary, "The message\, sent as the body")
* insert Out(return, 1, 1, Binary, "The HL7 acknowledgement")

Instance: report-feed-incident
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(report-feed-incident, "Report a feed that should not have been given", "呈報餵奶事故")
* name = "ReportFeedIncident"
* code = #report-feed-incident
* affectsState = true
* description = "Writes down a feed that happened although the bedside check would have stopped it, opens an adverse event, and asks people for what must follow. The same bottle, infant and moment again answer the same."
* insert InstanceLevel(BiologicallyDerivedProduct)
* insert In(infant, 1, 1, string, "What was scanned on the wristband of the infant who was fed")
* insert In(volume, 1, 1, Quantity, "How much was given\, in mL")
* insert In(at, 1, 1, dateTime, "When it was given")
* insert In(reason, 1, 1, string, "How it came about")
* insert In(witness, 0, 1, Reference, "A second person who is said to have seen it. They are asked by a Task\, and count when they have confirmed with their own login")
* insert In(confirm, 0, 1, boolean, "The caller is the second person and confirms what another has reported; false if absent")
* insert Out(outcome, 1, 1, code, "Whether a second person has confirmed it")
* insert Coded(two-people)
* insert Out(feed, 1, 1, Reference, "The feed as it is recorded")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/feed-given"
* insert Out(event, 1, 1, Reference, "The adverse event")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/adverse-event"
* insert Out(task, 1, *, Reference, "What people must do")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/feed-task"
* insert Out(rule, 1, *, CodeableConcept, "A rule the feed broke\, with its sentence")
* insert Coded(milk-rule)
* insert Group(out, source, 0, *, "How the blood tests of one source of the milk stand\, without saying who she is")
* insert Part(out, serology, 1, 1, code, "How they stand")
* insert CodedPart(source-serology)
* insert Part(out, drawn, 0, 1, dateTime, "When her blood was last drawn")

Instance: override-stop
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(override-stop, "Override a stop at the bedside", "不依床邊停止指示")
* name = "OverrideStop"
* code = #override-stop
* affectsState = true
* description = "Before a feed: two people, each with a login of their own, decide to give a bottle that the bedside check stops for want of a paper. Never for the milk itself. The feed is then recorded by $report-feed-incident."
* insert InstanceLevel(BiologicallyDerivedProduct)
* insert In(infant, 1, 1, string, "What was scanned on the wristband")
* insert In(reason, 1, 1, string, "Why the infant shall have it nevertheless")
* insert Out(outcome, 1, 1, code, "Whether a second person has agreed")
* insert Coded(two-people)
* insert Out(task, 1, 1, Reference, "The override")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/feed-task"
* insert Out(rule, 1, *, CodeableConcept, "A rule that says stop\, with its sentence")
* insert Coded(milk-rule)

Instance: offline-list
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(offline-list, "List for a ward that goes offline", "病房離線清單")
* name = "OfflineList"
* code = #offline-list
* affectsState = false
* description = "What a ward may feed while it cannot ask: a signed list of the bottles at a place, for which infant and until when, and of those recalled. Names no donor."
* insert TypeLevel(BiologicallyDerivedProduct)
* insert In(location, 1, 1, string, "The place: Location/x")
* insert Out(list, 1, 1, string, "The list\, signed: a JWS in compact form")
* insert Out(made, 1, 1, dateTime, "When it was made")
* insert Out(validFor, 1, 1, decimal, "For how many hours it may be used")
* insert Out(keys, 1, 1, uri, "Where the public key is\, as a JWK set")

Instance: sync-feeds
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(sync-feeds, "Hand in feeds given offline", "提交離線餵奶紀錄")
* name = "SyncFeeds"
* code = #sync-feeds
* affectsState = true
* description = "Takes the feeds a device wrote down while the ward was offline. A good one is recorded like any feed; any other is recorded as an incident or becomes a Task, and nothing is dropped. One feed never refuses another; the same device and feed id again answer the same."
* insert TypeLevel(BiologicallyDerivedProduct)
* insert In(device, 1, 1, string, "The device\, by a name that stays")
* insert In(deviceTime, 1, 1, dateTime, "What the clock of the device says now")
* insert In(list, 0, 1, string, "The list it worked by\, as $offline-list gave it; absent when it had none")
* insert Group(in, feed, 1, *, "One feed")
* insert Part(in, id, 1, 1, string, "The device's own id of it")
* insert Part(in, unit, 1, 1, string, "What was scanned on the bottle or aliquot")
* insert Part(in, infant, 1, 1, string, "What was scanned on the wristband")
* insert Part(in, at, 1, 1, dateTime, "When it was given\, by the clock of the device")
* insert Part(in, volume, 1, 1, Quantity, "How much\, in mL")
* insert Group(out, feed, 1, *, "What became of one feed\, in the order given")
* insert Part(out, id, 0, 1, string, "The device's own id of it; absent when it had none")
* insert Part(out, outcome, 1, 1, code, "What became of it")
* insert CodedPart(offline-outcome)
* insert Part(out, feed, 0, 1, Reference, "The feed as it is recorded")
* parameter[=].part[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/feed-given"
* insert Part(out, event, 0, 1, Reference, "The adverse event of a conflict")
* parameter[=].part[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/adverse-event"
* insert Part(out, task, 0, *, Reference, "What people must do")
* parameter[=].part[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/feed-task"
* insert Part(out, rule, 0, *, CodeableConcept, "A rule that makes it a conflict\, with its sentence")
* insert CodedPart(milk-rule)
* insert Part(out, todo, 0, 1, string, "What to do with one that could not be read")

RuleSet: SystemLevel
* system = true
* type = false
* instance = false

Instance: find-numbers
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(find-numbers, "Find what numbers stand for", "查找編號")
* name = "FindNumbers"
* code = #find-numbers
* affectsState = false
* description = "What numbers on a laboratory's paper stand for, in whatever case, width and spacing they are written: milk, donors, specimens and orders. Everything that bears a number is answered, replaced donors and old labels included. For whoever delivers results."
* insert SystemLevel
* insert In(number, 1, *, string, "A number as it is written")
* insert Group(out, match, 0, *, "Something that bears one of them")
* insert Part(out, number, 1, 1, string, "The number as it is on record")
* insert Part(out, on, 1, 1, code, "donor\, unit\, pool\, batch\, specimen or order")
* insert Part(out, bearer, 1, 1, Reference, "What bears it")
* insert Part(out, counts, 1, 1, boolean, "Whether it is this one's alone; false for a replaced donor and for orders")
* insert Part(out, subject, 1, 1, Reference, "The milk or the donor it leads to; of a replaced donor the record that goes on")
* insert Part(out, kind, 1, 1, code, "deposit\, pool\, batch\, bottle\, aliquot or donor")
* insert Part(out, countsFor, 1, 1, Reference, "What a sample of it speaks for: the batch of a bottle or aliquot\, the pool of a deposit that is alone in it")
* insert Part(out, since, 0, 1, instant, "When that milk came to exist: the thaw of a pool and of the batch made of it\, the expression of a deposit")
* insert Part(out, heated, 0, 1, instant, "When the heating of that batch began")

Instance: report-waiting-result
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(report-waiting-result, "Report a waiting laboratory message", "呈報等待處理的化驗訊息")
* name = "ReportWaitingResult"
* code = #report-waiting-result
* affectsState = true
* description = "A message of the message log could not be read completely. Whatever milk or donor its numbers lead to waits for a person; milk that was let go is held at once unless the message cannot be worse than what is on record. Numbers that nothing bears are remembered, and bind when they are registered. The same again changes nothing. For whoever keeps the message log."
* insert SystemLevel
* insert In(message, 1, 1, string, "Its feed and number in the message log\, as in laboratory/4711")
* insert In(cause, 1, 1, string, "The same for a message that is sent again")
* insert In(reason, 1, 1, string, "Reason of the message log")
* insert In(detail, 0, 1, string, "Where it could not be read\, without names")
* insert In(stops, 0, 1, boolean, "Whether it could be worse than what is on record; false if absent")
* insert In(number, 0, *, string, "A number it names\, as it is written")
* insert Out(task, 0, *, Reference, "What waits now")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/waiting-result"
* insert Out(message, 0, *, string, "Every message these rest on")

Instance: settle-waiting-result
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(settle-waiting-result, "Settle a waiting laboratory message", "處理完畢化驗訊息")
* name = "SettleWaitingResult"
* code = #settle-waiting-result
* affectsState = true
* description = "The result of a message is on record now, or a person has dismissed the message in the message log with a reason. Whatever waits for it is closed, and with it what rests on the same message sent again. For whoever keeps the message log."
* insert SystemLevel
* insert In(message, 1, 1, string, "Its feed and number in the message log")
* insert In(outcome, 1, 1, string, "delivered or dismissed")
* insert In(who, 1, 1, string, "Who replayed or dismissed it")
* insert In(why, 1, 1, string, "Why")
* insert Out(task, 0, *, Reference, "What was closed")
* parameter[=].targetProfile[+] = "https://lactarium.org/fhir/StructureDefinition/waiting-result"
* insert Out(message, 0, *, string, "Every message these rest on")

Instance: close-waiting-result
InstanceOf: OperationDefinition
Usage: #definition
* insert Operation(close-waiting-result, "Close a waiting result", "結束等待處理的化驗訊息")
* name = "CloseWaitingResult"
* code = #close-waiting-result
* affectsState = true
* description = "A person has looked at the message: they have written its result by hand and name it, or they say why it does not matter. Milk that was held for it stays on hold until two people release it. For a microbiologist, a release officer or quality."
* insert InstanceLevel(Task)
* insert In(why, 1, 1, string, "Why it may be closed")
* insert In(result, 0, *, Reference, "A result of this message that was written by hand")
* parameter[=].targetProfile[+] = "http://hl7.org/fhir/StructureDefinition/Observation"
* insert Out(return, 1, 1, Task, "The Task as it stands")
