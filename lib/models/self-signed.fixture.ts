// A certificate for 127.0.0.1 that nobody vouches for, with its key: made for tests, valid for a century, secret to nobody.
// openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 36500 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1

export const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg22gcWkEPl+Sf059O
dK/aoN0BjzTdf8m0NpGoW6pfpcmhRANCAASs00pmjtOm43mrGe1J8OnNKF9FB4WH
ylLYx8NQUXM7g7jfCX6mlQ0LZjJXBz3iOmd3ooCYIwdfXN9d/Zp2GuVR
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBjzCCATagAwIBAgIUVyWUr7KnDQZK4JSgiZ5I6ruMNwUwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyNTA2NTkzOVoYDzIxMjYxMTAx
MDY1OTM5WjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASs00pmjtOm43mrGe1J8OnNKF9FB4WHylLYx8NQUXM7g7jfCX6mlQ0L
ZjJXBz3iOmd3ooCYIwdfXN9d/Zp2GuVRo2QwYjAdBgNVHQ4EFgQUhIxyVhiMmkxB
vA+qr3WhG5MMcvwwHwYDVR0jBBgwFoAUhIxyVhiMmkxBvA+qr3WhG5MMcvwwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0cAMEQC
IDP1I3I6rSBwQdlK4PsaMGyeg1XMWqLvJzX8kZq7u1YFAiA9CcEckS1lXCnRyqtm
J6JcXLoxcSZPeiQqiq8kVTUcIA==
-----END CERTIFICATE-----`,
}
