package org.lactarium.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;
import org.lactarium.server.home.LactariumHome;

/** A key of this program (ECDSA on P-256, made in no time): kept in the home, so that what it signed outlives a restart. */
final class SigningKey {

    /** What the built-in issuer signs its tokens with. */
    static final String ISSUER = "issuer-key.json";

    /** What the lists of wards are signed with. */
    static final String WARD_LIST = "ward-list-key.json";

    private SigningKey() {}

    static JWK of(LactariumHome home, String name) {
        Path file = home.resolve(name);
        try {
            if (!Files.exists(file)) {
                if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.createFile(
                            file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                }
                Files.writeString(
                        file,
                        new ECKeyGenerator(Curve.P_256)
                                .keyID(UUID.randomUUID().toString())
                                .generate()
                                .toJSONString());
            }
            return JWK.parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The key cannot be kept in " + file, e);
        } catch (JOSEException | ParseException e) {
            throw new IllegalStateException("The key in " + file + " cannot be read; move it away", e);
        }
    }
}
