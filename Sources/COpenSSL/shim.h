// The low-level SHA-256 calls are deprecated in OpenSSL 3 but supported, and several times
// faster than the EVP calls for short messages; this silences the notice for them alone.
#define OPENSSL_SUPPRESS_DEPRECATED 1

#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
