package org.lactarium.server.rule;

import static org.lactarium.server.rule.SerologyForm.ANTIGEN;
import static org.lactarium.server.rule.SerologyForm.CORE_ANTIBODY;
import static org.lactarium.server.rule.SerologyForm.IGM;
import static org.lactarium.server.rule.SerologyForm.NUCLEIC_ACID;
import static org.lactarium.server.rule.SerologyForm.REAGIN;
import static org.lactarium.server.rule.SerologyForm.SCREEN;
import static org.lactarium.server.rule.SerologyForm.TYPE_1;
import static org.lactarium.server.rule.SerologyForm.TYPE_2;
import static org.lactarium.server.rule.SerologyTest.HBSAG;
import static org.lactarium.server.rule.SerologyTest.HCV;
import static org.lactarium.server.rule.SerologyTest.HIV;
import static org.lactarium.server.rule.SerologyTest.HTLV;
import static org.lactarium.server.rule.SerologyTest.SYPHILIS;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * LOINC codes of blood tests for these infections, in the forms laboratories send: presence, amount and titre; serum, plasma
 * and blood; of patients and of donors.
 *
 * <p>Source: the LOINC names in the value sets of the German reporting system DEMIS (hepatitis B and C), of the RKI's
 * PrEP report (HIV, syphilis) and of the eCQM measures (HIV); 29901-6 as before. What could not be looked up is not here:
 * its positive results hold as findings that no rule judges.
 */
final class SerologyCodes {

    static final Map<String, SerologyCode> ALL = all();

    private SerologyCodes() {}

    private static Map<String, SerologyCode> all() {
        var all = new Table();
        hiv(all);
        hepatitisB(all);
        hepatitisC(all);
        all.found(HTLV, SCREEN, "29901-6").decided(HTLV, Set.of(SCREEN), "16982-1");
        syphilis(all);
        return Map.copyOf(all.rows);
    }

    private static void hiv(Table all) {
        all.found(HIV, SCREEN, "56888-1", "31201-7", "7918-6", "80387-4", "58900-2", "5223-3", "22357-8")
                .found(HIV, SCREEN, "48345-3", "44533-8", "40733-8", "43009-0", "73905-2", "73906-0")
                .found(HIV, TYPE_1, "7917-8", "29893-5", "68961-2", "21007-0", "16975-5", "5220-9", "22356-0")
                .found(HIV, TYPE_2, "7919-4", "30361-0", "81641-3", "33807-9", "5224-1", "22358-6", "51786-2")
                .found(HIV, ANTIGEN, "18396-2", "9821-0", "24012-7", "5222-5", "44531-2", "44872-0")
                .found(HIV, ANTIGEN, "53601-1", "9665-1", "16976-3", "42339-2")
                .found(HIV, NUCLEIC_ACID, "25835-0", "5017-9", "5018-7", "47359-5", "69353-1", "85368-9", "85361-4")
                .found(HIV, NUCLEIC_ACID, "20447-9", "62469-2", "10351-5", "29541-0", "21008-8", "69354-9")
                .found(HIV, NUCLEIC_ACID, "79379-4", "79380-2", "96556-6")
                // a blot against one type says nothing about the other
                .decided(HIV, Set.of(TYPE_1), "5221-7", "86233-4", "40732-0", "13499-9", "14092-1", "85686-4")
                .decided(HIV, Set.of(TYPE_2), "5225-8", "33806-1", "31073-0")
                .decided(HIV, Set.of(ANTIGEN), "33660-2")
                .decided(HIV, Set.of(SCREEN, TYPE_1, TYPE_2), "44873-8", "43185-8", "77685-6", "69668-2", "80203-3");
    }

    private static void hepatitisB(Table all) {
        all.found(HBSAG, SCREEN, "5196-1", "5195-3", "5197-9", "47364-5", "63557-3", "58452-4", "99385-7")
                .found(HBSAG, ANTIGEN, "13954-3", "31844-4", "5192-0", "5191-2", "31845-1", "32178-6")
                .found(HBSAG, NUCLEIC_ACID, "29610-3", "5007-0", "5009-6", "16934-2", "11258-1", "42595-9", "29615-2")
                .found(HBSAG, NUCLEIC_ACID, "48398-2", "45161-7", "20442-0")
                .found(HBSAG, CORE_ANTIBODY, "13952-7", "16933-4", "47358-7", "47440-3", "51914-0", "32685-0")
                .found(HBSAG, CORE_ANTIBODY, "40725-4", "5187-0", "5188-8", "22316-4", "21005-4", "22317-2")
                .found(HBSAG, CORE_ANTIBODY, "22318-0", "13919-6")
                .found(HBSAG, IGM, "24113-3", "31204-1", "5185-4", "5186-2", "22319-8")
                .decided(HBSAG, Set.of(SCREEN), "7905-3", "65633-0", "70154-0", "50967-9");
    }

    private static void hepatitisC(Table all) {
        all.found(HCV, SCREEN, "13955-0", "16128-1", "47365-2", "47441-1", "72376-7", "5198-7", "22327-1", "48159-8")
                .found(HCV, SCREEN, "40726-2", "16129-9", "57006-9", "16936-7")
                .found(HCV, IGM, "51824-1", "53376-0")
                .found(HCV, ANTIGEN, "79189-7", "49846-9", "54914-7")
                .found(HCV, NUCLEIC_ACID, "11259-9", "5010-4", "5012-0", "48576-3", "11011-4", "20416-4", "10676-5")
                .found(HCV, NUCLEIC_ACID, "38180-6", "47252-2", "20571-6", "29609-5", "34703-9", "34704-7", "49758-6")
                .decided(HCV, Set.of(SCREEN), "5199-5", "33462-3", "24011-9", "34162-8");
    }

    private static void syphilis(Table all) {
        all.found(SYPHILIS, SCREEN, "24110-9", "47236-5", "22587-0", "34147-9", "46206-9", "63464-2", "11597-2")
                .found(SYPHILIS, SCREEN, "47238-1", "6561-5", "47361-1", "47513-7", "51838-1", "22592-0", "22590-4")
                .found(SYPHILIS, IGM, "47237-3", "6562-3", "17729-5", "17728-7", "51839-9", "22594-6")
                .found(SYPHILIS, REAGIN, "20507-0", "5292-8", "22461-8", "22464-2", "14904-7", "47360-3", "31147-2")
                .found(SYPHILIS, REAGIN, "50690-7", "47235-7", "11084-1", "47476-7", "20508-8", "5291-0", "22462-6")
                .found(SYPHILIS, NUCLEIC_ACID, "53605-2", "41163-7")
                .decided(SYPHILIS, Set.of(SCREEN, REAGIN), "24312-1", "71793-4", "8041-6", "26009-1", "5394-2")
                .decided(SYPHILIS, Set.of(SCREEN, REAGIN), "5393-4", "34382-2", "17726-1", "43238-5", "57032-5")
                .decided(SYPHILIS, Set.of(SCREEN, REAGIN), "40679-3", "17723-8")
                .decided(SYPHILIS, Set.of(IGM), "40680-1");
    }

    private static final class Table {
        final Map<String, SerologyCode> rows = new HashMap<>();

        Table found(SerologyTest test, SerologyForm form, String... codes) {
            return put(new SerologyCode(test, Set.of(form), false), codes);
        }

        Table decided(SerologyTest test, Set<SerologyForm> explained, String... codes) {
            return put(new SerologyCode(test, explained, true), codes);
        }

        private Table put(SerologyCode meaning, String... codes) {
            for (var code : codes) {
                if (rows.put(code, meaning) != null) {
                    throw new IllegalStateException("twice in the table: " + code);
                }
            }
            return this;
        }
    }
}
