// Every expression ends in .value: .valueReference and its like index nothing and say nothing.

RuleSet: Search(base, code, type)
* status = #active
* experimental = false
* version = "0.1.0"
* publisher = "Lactarium"
* url = "https://lactarium.org/fhir/SearchParameter/{base}-{code}"
* base = #{base}
* code = #{code}
* type = #{type}

Instance: BiologicallyDerivedProduct-identifier
InstanceOf: SearchParameter
Usage: #definition
* insert Search(BiologicallyDerivedProduct, identifier, token)
* name = "MilkUnitIdentifier"
* description = "Number on the label of a milk unit"
* expression = "BiologicallyDerivedProduct.identifier"

Instance: BiologicallyDerivedProduct-source
InstanceOf: SearchParameter
Usage: #definition
* insert Search(BiologicallyDerivedProduct, source, reference)
* name = "MilkUnitSource"
* description = "Donor of a deposit"
* expression = "BiologicallyDerivedProduct.collection.source"
* target[0] = #Patient
* target[1] = #Organization

Instance: BiologicallyDerivedProduct-parent
InstanceOf: SearchParameter
Usage: #definition
* insert Search(BiologicallyDerivedProduct, parent, reference)
* name = "MilkUnitParent"
* description = "Unit from which this one was made"
* expression = "BiologicallyDerivedProduct.parent"
* target[0] = #BiologicallyDerivedProduct

Instance: BiologicallyDerivedProduct-code
InstanceOf: SearchParameter
Usage: #definition
* insert Search(BiologicallyDerivedProduct, code, token)
* name = "MilkUnitCode"
* description = "Product"
* expression = "BiologicallyDerivedProduct.productCode"

Instance: BiologicallyDerivedProduct-unit-type
InstanceOf: SearchParameter
Usage: #definition
* insert Search(BiologicallyDerivedProduct, unit-type, token)
* name = "MilkUnitType"
* description = "Level of the milk unit"
* expression = "BiologicallyDerivedProduct.extension('https://lactarium.org/fhir/StructureDefinition/unit-type').value"

Instance: BiologicallyDerivedProduct-unit-status
InstanceOf: SearchParameter
Usage: #definition
* insert Search(BiologicallyDerivedProduct, unit-status, token)
* name = "MilkUnitStatus"
* description = "Where the milk unit stands"
* expression = "BiologicallyDerivedProduct.extension('https://lactarium.org/fhir/StructureDefinition/unit-status').value"

Instance: BiologicallyDerivedProduct-expiration-date
InstanceOf: SearchParameter
Usage: #definition
* insert Search(BiologicallyDerivedProduct, expiration-date, date)
* name = "MilkUnitExpirationDate"
* description = "Last moment the unit may be used"
* expression = "BiologicallyDerivedProduct.extension('http://hl7.org/fhir/5.0/StructureDefinition/extension-BiologicallyDerivedProduct.expirationDate').value"

Instance: BiologicallyDerivedProduct-collected
InstanceOf: SearchParameter
Usage: #definition
* insert Search(BiologicallyDerivedProduct, collected, date)
* name = "MilkUnitCollected"
* description = "When the milk was expressed"
* expression = "BiologicallyDerivedProduct.collection.collected"

Instance: BiologicallyDerivedProduct-location
InstanceOf: SearchParameter
Usage: #definition
* insert Search(BiologicallyDerivedProduct, location, reference)
* name = "MilkUnitLocation"
* description = "Where the unit is now"
* expression = "BiologicallyDerivedProduct.extension('https://lactarium.org/fhir/StructureDefinition/current-location').value"
* target[0] = #Location

Instance: Specimen-product
InstanceOf: SearchParameter
Usage: #definition
* insert Search(Specimen, product, reference)
* name = "SpecimenProduct"
* description = "Milk the specimen was taken from"
* expression = "Specimen.subject.extension('http://hl7.org/fhir/StructureDefinition/alternate-reference').value"
* target[0] = #BiologicallyDerivedProduct

Instance: DiagnosticReport-product
InstanceOf: SearchParameter
Usage: #definition
* insert Search(DiagnosticReport, product, reference)
* name = "DiagnosticReportProduct"
* description = "Milk the report is about"
* expression = "DiagnosticReport.subject.extension('http://hl7.org/fhir/StructureDefinition/alternate-reference').value"
* target[0] = #BiologicallyDerivedProduct

Instance: ServiceRequest-product
InstanceOf: SearchParameter
Usage: #definition
* insert Search(ServiceRequest, product, reference)
* name = "ServiceRequestProduct"
* description = "Milk to be tested"
* expression = "ServiceRequest.subject.extension('http://hl7.org/fhir/StructureDefinition/alternate-reference').value"
* target[0] = #BiologicallyDerivedProduct

Instance: SupplyDelivery-product
InstanceOf: SearchParameter
Usage: #definition
* insert Search(SupplyDelivery, product, reference)
* name = "SupplyDeliveryProduct"
* description = "Milk that was dispensed"
* expression = "SupplyDelivery.suppliedItem.item.extension('http://hl7.org/fhir/StructureDefinition/alternate-reference').value"
* target[0] = #BiologicallyDerivedProduct

Instance: SupplyDelivery-for-order
InstanceOf: SearchParameter
Usage: #definition
* insert Search(SupplyDelivery, for-order, reference)
* name = "SupplyDeliveryForOrder"
* description = "Feeding order the dispense fulfils"
* expression = "SupplyDelivery.extension('https://lactarium.org/fhir/StructureDefinition/for-order').value"
* target[0] = #NutritionOrder

Instance: Task-consumable
InstanceOf: SearchParameter
Usage: #definition
* insert Search(Task, consumable, token)
* name = "TaskConsumable"
* description = "Lot of a consumable that the milk of a run touched"
* expression = "Task.input.where(type.coding.code = 'consumable').value"
