// What every definition carries: its name in Traditional Chinese as used in Hong Kong.
RuleSet: ZhTitle(text)
* ^title.extension[0].url = $translation
* ^title.extension[0].extension[0].url = "lang"
* ^title.extension[0].extension[0].valueCode = #zh-HK
* ^title.extension[0].extension[1].url = "content"
* ^title.extension[0].extension[1].valueString = {text}

// Chinese name of a concept.
RuleSet: Zh(text)
* ^designation[0].language = #zh-HK
* ^designation[0].value = {text}

RuleSet: CompleteCodes
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete

// One slice of identifiers, told apart by its system.
RuleSet: IdentifiersBySystem
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open

// A list of CodeableConcept of which one entry must carry a given code; others may stand beside it.
RuleSet: SlicedByCode(path)
* {path} ^slicing.discriminator.type = #pattern
* {path} ^slicing.discriminator.path = "$this"
* {path} ^slicing.rules = #open

// Parts of a Task (input, output) and components of an Observation, told apart by their code.
RuleSet: SlicedBy(path, discriminator)
* {path} ^slicing.discriminator.type = #pattern
* {path} ^slicing.discriminator.path = "{discriminator}"
* {path} ^slicing.rules = #open

// A reference to a type R4 does not allow here: HL7's alternate-reference on the Reference, with words beside it.
RuleSet: AlternateReference(path)
* {path}.extension contains $alt named alternate 1..1 MS
* {path}.display 1..1 MS
