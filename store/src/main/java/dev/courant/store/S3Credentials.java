package dev.courant.store;

/**
 * Keys of an S3-compatible server; they appear in no log and no error.
 *
 * @param accessKey names the account
 * @param secretKey signs requests
 */
public record S3Credentials(String accessKey, String secretKey) {

    @Override
    public String toString() {
        return "***";
    }
}
