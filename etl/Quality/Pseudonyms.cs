using System.Security.Cryptography;
using System.Text;

namespace BhytWarehouse.Etl.Quality;

/// <summary>Turns numbers of persons into keyed tokens (HMAC-SHA-256, first 16 bytes, 32 lower-case hexadecimal digits): equal numbers stay equal, and nobody without the key comes back.</summary>
/// <remarks>Not safe for several threads at once; each reader makes its own from the key.</remarks>
public sealed class Pseudonyms(byte[] key)
{
    private readonly byte[] _key = key.Length == 32 ? key : throw new ArgumentException($"A pseudonym key has 32 bytes, this one {key.Length}.", nameof(key));

    public const int TokenLength = 32;

    /// <summary>Writes the token of a value into <paramref name="token"/>; the kind (such as "member") keeps equal digits of different numbers apart.</summary>
    public void Write(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> value, Span<byte> token)
    {
        Span<byte> message = stackalloc byte[256];
        byte[]? rented = null;
        int length = kind.Length + 1 + value.Length;
        if (length > message.Length)
        {
            message = rented = new byte[length];
        }

        kind.CopyTo(message);
        message[kind.Length] = 0;
        value.CopyTo(message[(kind.Length + 1)..]);
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(_key, message[..length], hash);
        Convert.TryToHexStringLower(hash[..16], token, out _);
        if (rented is not null)
        {
            CryptographicOperations.ZeroMemory(rented);
        }
    }

    public string Token(string kind, string value)
    {
        Span<byte> token = stackalloc byte[TokenLength];
        Write(Encoding.UTF8.GetBytes(kind), Encoding.UTF8.GetBytes(value), token);
        return Encoding.ASCII.GetString(token);
    }
}
