// Local copies. These extensions are HL7's, under HL7's own URLs. Neither package that defines them
// (hl7.fhir.uv.xver-r5.r4, hl7.fhir.uv.extensions.r4) is on Maven Central or npm, and a validator without a
// definition refuses them; take these out when the official packages can be had.

RuleSet: Hl7Copy(url)
* ^url = {url}
* ^publisher = "HL7 International (local copy kept by Lactarium)"
* ^copyright = "HL7 International. Copied so that the package can be used where HL7's own package cannot be had."

Extension: AlternateReference
Id: alternate-reference
Title: "Alternate reference"
Description: "Local copy of HL7's extension: a reference to a kind of resource that this element does not allow."
Context: Reference
* insert ZhTitle("替代參照")
* insert Hl7Copy("http://hl7.org/fhir/StructureDefinition/alternate-reference")
* value[x] only Reference
* value[x] 1..1

Extension: ExpirationDate
Id: ext-R5-BiologicallyDerivedProduct.expirationDate
Title: "Expiration date (R5)"
Description: "Local copy of HL7's cross-version extension: the last moment the unit may be used."
Context: BiologicallyDerivedProduct
* insert ZhTitle("到期日")
* insert Hl7Copy("http://hl7.org/fhir/5.0/StructureDefinition/extension-BiologicallyDerivedProduct.expirationDate")
* value[x] only dateTime
* value[x] 1..1

Extension: BiologicalSourceEvent
Id: ext-R5-BiologicallyDerivedProduct.biologicalSourceEvent
Title: "Biological source event (R5)"
Description: "Local copy of HL7's cross-version extension: the donation number, which follows the milk without naming the donor."
Context: BiologicallyDerivedProduct
* insert ZhTitle("捐贈編號")
* insert Hl7Copy("http://hl7.org/fhir/5.0/StructureDefinition/extension-BiologicallyDerivedProduct.biologicalSourceEvent")
* value[x] only Identifier
* value[x] 1..1

Extension: Division
Id: ext-R5-BiologicallyDerivedProduct.division
Title: "Division (R5)"
Description: "Local copy of HL7's cross-version extension: which part of a split this is."
Context: BiologicallyDerivedProduct
* insert ZhTitle("分裝編號")
* insert Hl7Copy("http://hl7.org/fhir/5.0/StructureDefinition/extension-BiologicallyDerivedProduct.division")
* value[x] only string
* value[x] 1..1

Extension: ProcessingFacility
Id: ext-R5-BiologicallyDerivedProduct.processingFacility
Title: "Processing facility (R5)"
Description: "Local copy of HL7's cross-version extension: a site that processed the unit."
Context: BiologicallyDerivedProduct
* insert ZhTitle("處理機構")
* insert Hl7Copy("http://hl7.org/fhir/5.0/StructureDefinition/extension-BiologicallyDerivedProduct.processingFacility")
* value[x] only Reference(Organization)
* value[x] 1..1
