package org.lactarium.routes;

/** Messages a laboratory sends; every name and number in them is invented. */
public final class Messages {

    private Messages() {}

    public static String lines(String... segments) {
        return String.join("\r", segments) + "\r";
    }

    public static String msh(String controlId, String version) {
        return "MSH|^~\\&|LIS|QMH-LAB|MILKBANK|HKMB|20260306091500+0800||ORU^R01^ORU_R01|" + controlId + "|P|" + version
                + "|||AL|NE||UNICODE UTF-8";
    }

    /** A culture of a lot, told apart by its control id, filler number, result status and count. */
    public static String culture(String controlId, String lot, String filler, String status, String count) {
        return lines(
                msh(controlId, "2.4").replace("|AL|NE|", "|||"),
                "PID|1||" + lot + "^^^HKMB^LOT||MILKBATCH^LOT",
                "ORC|RE|MB-SR-" + filler + "^MILKBANK|" + filler + "^LIS||CM",
                "OBR|1|MB-SR-" + filler + "^MILKBANK|" + filler
                        + "^LIS|MBCULPOST^Donor milk culture, post-pasteurisation^L|||20260304083000+0800|||||||20260304101000+0800"
                        + "|MILK^Breast milk^HL70487|||||||20260306091400+0800||MB|" + status,
                "OBX|1|SN|20695-3^Bacteria [#/volume] in Mother's milk^LN^MBCFU^Total viable count^L||" + count
                        + "|CFU/mL^colony forming unit per milliliter^L|<10|A|||" + status + "|||20260306090000+0800",
                "NTE|1|L|Plate read at 48 h.");
    }
}
