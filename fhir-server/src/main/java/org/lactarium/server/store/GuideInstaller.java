package org.lactarium.server.store;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.packages.IPackageInstallerSvc;
import ca.uhn.fhir.jpa.packages.PackageInstallationSpec;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.lactarium.profiles.MilkBank;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Installs the guide (profiles, codes, search parameters, operations) into the record, once for each content of it.
 *
 * <p>Which content is installed is remembered by its digest, so a later start that carries the same guide does nothing.
 */
@Component
class GuideInstaller {

    private static final Logger LOG = LoggerFactory.getLogger(GuideInstaller.class);
    private static final List<String> TYPES = List.of(
            "NamingSystem",
            "CodeSystem",
            "ValueSet",
            "StructureDefinition",
            "ConceptMap",
            "SearchParameter",
            "OperationDefinition",
            "Questionnaire");

    private final IPackageInstallerSvc installer;
    private final ISearchParamRegistry searchParameters;
    private final JpaStorageSettings settings;
    private final JdbcTemplate sql;

    GuideInstaller(
            IPackageInstallerSvc installer,
            ISearchParamRegistry searchParameters,
            JpaStorageSettings settings,
            JdbcTemplate sql) {
        this.installer = installer;
        this.searchParameters = searchParameters;
        this.settings = settings;
        this.sql = sql;
    }

    void install() {
        byte[] guide = content();
        String digest = GuideDigest.of(guide);
        List<String> installed = sql.queryForList("select digest from lactarium.installed_guide", String.class);
        if (installed.contains(digest)) {
            LOG.info("The guide {} is installed already", MilkBank.PACKAGE);
            return;
        }
        LOG.info("Installing the guide {}", MilkBank.PACKAGE);
        // nothing is stored before the first guide, so there is nothing to index again
        settings.setMarkResourcesForReindexingUponSearchParameterChange(!installed.isEmpty());
        PackageInstallationSpec spec = new PackageInstallationSpec()
                .setName(MilkBank.PACKAGE)
                .setVersion(MilkBank.VERSION)
                .setPackageContents(guide)
                .setInstallMode(PackageInstallationSpec.InstallModeEnum.STORE_AND_INSTALL)
                .setFetchDependencies(false);
        spec.setReloadExisting(true);
        spec.setInstallResourceTypes(TYPES);
        installer.install(spec);
        searchParameters.forceRefresh();
        settings.setMarkResourcesForReindexingUponSearchParameterChange(true);
        sql.update("insert into lactarium.installed_guide (digest, version) values (?, ?)", digest, MilkBank.VERSION);
    }

    private static byte[] content() {
        try (InputStream packed = GuideInstaller.class.getResourceAsStream(MilkBank.PACKAGE_RESOURCE)) {
            return Objects.requireNonNull(packed, "the guide is not on the class path")
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
