package org.lactarium.server.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationInterceptor;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRule;
import ca.uhn.fhir.rest.server.interceptor.auth.RuleBuilder;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The one place that says what a role may do at the FHIR endpoint.
 *
 * <p>Every caller is known by the time this is asked. For now a known caller may read and write the record; the guide
 * itself (profiles, codes, search parameters, operation definitions) is nobody's to change over HTTP, and neither
 * deletion nor wildcard patient records are open to anyone.
 */
@Component
class RolePermissions extends AuthorizationInterceptor {

    static final List<String> GUIDE = List.of(
            "StructureDefinition",
            "ValueSet",
            "CodeSystem",
            "ConceptMap",
            "NamingSystem",
            "SearchParameter",
            "OperationDefinition",
            "Questionnaire");

    @Override
    public List<IAuthRule> buildRuleList(RequestDetails request) {
        RuleBuilder rules = new RuleBuilder();
        rules.deny("nothing is deleted")
                .delete()
                .allResources()
                .withAnyId()
                .andThen()
                .deny("everything about a patient would name the donor to the ward")
                .operation()
                .named("$everything")
                .atAnyLevel()
                .andAllowAllResponses();
        for (String type : GUIDE) {
            rules.deny("the guide is installed, not written")
                    .write()
                    .resourcesOfType(type)
                    .withAnyId();
        }
        return rules.allowAll("a known caller").build();
    }
}
