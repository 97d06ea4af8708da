// What a server of this guide offers. A requirements statement: a running server says in /metadata what it does today.

RuleSet: Offers(type)
* rest.resource[+].type = #{type}
* rest.resource[=].versioning = #versioned
* rest.resource[=].interaction[+].code = #read
* rest.resource[=].interaction[+].code = #vread
* rest.resource[=].interaction[+].code = #history-instance
* rest.resource[=].interaction[+].code = #search-type

RuleSet: Writable
* rest.resource[=].interaction[+].code = #create
* rest.resource[=].interaction[+].code = #update

RuleSet: Profiled(id)
* rest.resource[=].supportedProfile[+] = "https://lactarium.org/fhir/StructureDefinition/{id}"

RuleSet: Searched(base, code, type)
* rest.resource[=].searchParam[+].name = "{code}"
* rest.resource[=].searchParam[=].definition = "https://lactarium.org/fhir/SearchParameter/{base}-{code}"
* rest.resource[=].searchParam[=].type = #{type}

RuleSet: Operated(code)
* rest.resource[=].operation[+].name = "{code}"
* rest.resource[=].operation[=].definition = "https://lactarium.org/fhir/OperationDefinition/{code}"

Instance: milk-bank
InstanceOf: CapabilityStatement
Usage: #definition
* url = "https://lactarium.org/fhir/CapabilityStatement/milk-bank"
* version = "0.1.0"
* name = "MilkBankServer"
* title = "Milk bank server"
* title.extension[0].url = $translation
* title.extension[0].extension[0].url = "lang"
* title.extension[0].extension[0].valueCode = #zh-HK
* title.extension[0].extension[1].url = "content"
* title.extension[0].extension[1].valueString = "母乳庫伺服器"
* status = #active
* experimental = false
* date = "2026-11-22"
* publisher = "Lactarium"
* description = "What a server that keeps the record of a milk bank offers to hospitals, laboratories and analysers."
* kind = #requirements
* fhirVersion = #4.0.1
* format[0] = #json
* format[1] = #xml
* rest.mode = #server
* rest.security.cors = false
* rest.security.service = http://terminology.hl7.org/CodeSystem/restful-security-service#SMART-on-FHIR
* rest.security.description = "OAuth 2.0 bearer tokens with SMART v2 scopes. Donor and infant never meet outside $trace and $recall."
* rest.interaction.code = #transaction
* rest.operation[0].name = "submit-v2"
* rest.operation[=].definition = "https://lactarium.org/fhir/OperationDefinition/submit-v2"
* rest.operation[+].name = "find-numbers"
* rest.operation[=].definition = "https://lactarium.org/fhir/OperationDefinition/find-numbers"
* rest.operation[+].name = "report-waiting-result"
* rest.operation[=].definition = "https://lactarium.org/fhir/OperationDefinition/report-waiting-result"
* rest.operation[+].name = "settle-waiting-result"
* rest.operation[=].definition = "https://lactarium.org/fhir/OperationDefinition/settle-waiting-result"

* insert Offers(Patient)
* insert Writable
* insert Profiled(milk-donor)
* insert Profiled(recipient)
* insert Operated(trace)
* insert Operated(merge)
* insert Operated(link-mother)
* insert Operated(fitness)
* insert Operated(donors-due)
* insert Offers(EpisodeOfCare)
* insert Writable
* insert Profiled(donor-enrolment)
* insert Offers(RelatedPerson)
* insert Writable
* insert Profiled(donor-child)
* insert Profiled(recipient-mother)
* insert Offers(Consent)
* insert Writable
* insert Profiled(donor-consent)
* insert Profiled(parent-consent)
* insert Offers(QuestionnaireResponse)
* insert Writable
* insert Profiled(donor-screening)
* insert Offers(Observation)
* insert Writable
* insert Profiled(donor-eligibility)
* insert Profiled(serology)
* insert Profiled(temperature-curve)
* insert Profiled(colony-count)
* insert Profiled(organism)
* insert Profiled(susceptibility)
* insert Profiled(macronutrients)
* insert Profiled(feed-given)
* insert Operated(withdraw)
* insert Offers(DiagnosticReport)
* insert Writable
* insert Profiled(serology-report)
* insert Profiled(culture-report)
* insert Searched(DiagnosticReport, product, reference)
* insert Offers(BiologicallyDerivedProduct)
* insert Profiled(milk-unit)
* insert Profiled(deposit)
* insert Profiled(pool)
* insert Profiled(batch)
* insert Profiled(bottle)
* insert Profiled(aliquot)
* insert Searched(BiologicallyDerivedProduct, identifier, token)
* insert Searched(BiologicallyDerivedProduct, source, reference)
* insert Searched(BiologicallyDerivedProduct, parent, reference)
* insert Searched(BiologicallyDerivedProduct, code, token)
* insert Searched(BiologicallyDerivedProduct, unit-type, token)
* insert Searched(BiologicallyDerivedProduct, unit-status, token)
* insert Searched(BiologicallyDerivedProduct, expiration-date, date)
* insert Searched(BiologicallyDerivedProduct, collected, date)
* insert Searched(BiologicallyDerivedProduct, location, reference)
* insert Operated(receive)
* insert Operated(thaw)
* insert Operated(pool)
* insert Operated(pasteurise)
* insert Operated(release)
* insert Operated(quarantine)
* insert Operated(relabel)
* insert Operated(accept-delivery)
* insert Operated(transfer)
* insert Operated(move)
* insert Operated(analysis)
* insert Operated(discard)
* insert Operated(correct)
* insert Operated(check-feed)
* insert Operated(trace)
* insert Operated(recall)
* insert Operated(stock)
* insert Operated(explain)
* insert Operated(preview-rules)
* insert Operated(label)
* insert Operated(print-label)
* insert Operated(reconcile-labels)
* insert Operated(balance)
* insert Operated(thaw-board)
* insert Operated(report-temperature)
* insert Operated(report-downtime)
* insert Operated(prepare)
* insert Operated(withdraw)
* insert Operated(aliquot)
* insert Operated(report-feed-incident)
* insert Operated(override-stop)
* insert Operated(offline-list)
* insert Operated(sync-feeds)
* insert Operated(offer)
* insert Operated(reassign)
* insert Operated(report-complaint)
* insert Offers(Task)
* insert Writable
* insert Operated(acknowledge-recall)
* insert Operated(withdraw)
* insert Searched(Task, consumable, token)
* insert Profiled(processing-run)
* insert Profiled(release-decision)
* insert Operated(explain)
* insert Profiled(recall-notice)
* insert Profiled(thaw-alarm)
* insert Profiled(feed-task)
* insert Profiled(recall-alarm)
* insert Profiled(delivery-alarm)
* insert Profiled(waiting-result)
* insert Operated(close-waiting-result)
* insert Offers(Specimen)
* insert Writable
* insert Profiled(milk-specimen)
* insert Profiled(blood-specimen)
* insert Searched(Specimen, product, reference)
* insert Offers(ServiceRequest)
* insert Writable
* insert Profiled(lab-order)
* insert Searched(ServiceRequest, product, reference)
* insert Offers(NutritionOrder)
* insert Writable
* insert Profiled(feeding-order)
* insert Operated(dispense)
* insert Offers(SupplyDelivery)
* insert Profiled(dispense)
* insert Searched(SupplyDelivery, product, reference)
* insert Searched(SupplyDelivery, for-order, reference)
* insert Offers(AdverseEvent)
* insert Writable
* insert Profiled(adverse-event)
* insert Offers(DetectedIssue)
* insert Profiled(recall)
* insert Profiled(risk-assessment)
* insert Operated(close-recall)
* insert Operated(withdraw-recall)
* insert Offers(List)
* insert Profiled(recall-list)
* insert Offers(Provenance)
* insert Profiled(release-signature)
* insert Profiled(milk-decision)
* insert Operated(explain)
* insert Offers(Flag)
* insert Writable
* insert Profiled(closure)
* insert Offers(Device)
* insert Writable
* insert Operated(calibration-failed)
* insert Operated(withdraw)
