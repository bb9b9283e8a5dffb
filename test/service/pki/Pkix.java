import java.io.FileInputStream;
import java.security.cert.*;
import java.util.*;

/** java Pkix.java (ocsp|crl) leaf.pem issuing.der root.der: what Java's own path validation says, one word or the error. */
public class Pkix {
    public static void main(String[] args) throws Exception {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> read = new ArrayList<>();
        for (String file : Arrays.copyOfRange(args, 1, 4)) {
            read.add((X509Certificate) factory.generateCertificate(new FileInputStream(file)));
        }
        CertPathValidator validator = CertPathValidator.getInstance("PKIX");
        PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        checker.setOptions(args[0].equals("ocsp")
            ? EnumSet.of(PKIXRevocationChecker.Option.ONLY_END_ENTITY, PKIXRevocationChecker.Option.NO_FALLBACK)
            : EnumSet.of(PKIXRevocationChecker.Option.PREFER_CRLS, PKIXRevocationChecker.Option.NO_FALLBACK));
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(read.get(2), null)));
        parameters.addCertPathChecker(checker);
        try {
            validator.validate(factory.generateCertPath(read.subList(0, 2)), parameters);
            System.out.println("VALID");
        } catch (CertPathValidatorException error) {
            System.out.println(error.getReason() + " " + error.getMessage());
        }
    }
}
