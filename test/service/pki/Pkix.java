import java.io.FileInputStream;
import java.security.cert.*;
import java.util.*;

/** java Pkix.java leaf.pem issuing.der root.der: what Java's own path validation says by OCSP, then by CRL; a line each, one word or the error. */
public class Pkix {
    public static void main(String[] args) throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> read = new ArrayList<>();
        for (String file : args) {
            read.add((X509Certificate) factory.generateCertificate(new FileInputStream(file)));
        }
        CertPath path = factory.generateCertPath(read.subList(0, 2));
        Set<TrustAnchor> anchors = Set.of(new TrustAnchor(read.get(2), null));
        System.out.println(verdict(path, anchors, PKIXRevocationChecker.Option.ONLY_END_ENTITY));
        System.out.println(verdict(path, anchors, PKIXRevocationChecker.Option.PREFER_CRLS));
    }

    static String verdict(CertPath path, Set<TrustAnchor> anchors, PKIXRevocationChecker.Option way) throws Exception {
        CertPathValidator validator = CertPathValidator.getInstance("PKIX");
        PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOptions(EnumSet.of(way, PKIXRevocationChecker.Option.NO_FALLBACK));
        PKIXParameters parameters = new PKIXParameters(anchors);
        parameters.addCertPathChecker(checker);
        try {
            validator.validate(path, parameters);
            return "VALID";
        } catch (CertPathValidatorException error) {
            return error.getReason() + " " + error.getMessage();
        }
    }
}
