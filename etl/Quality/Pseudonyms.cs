using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace BhytWarehouse.Etl.Quality;

/// <summary>Turns numbers of persons into keyed tokens (HMAC-SHA-256, first 16 bytes, 32 lower-case hexadecimal digits): equal numbers stay equal, and nobody without the key comes back.</summary>
/// <remarks>Not safe for several threads at once; each reader makes its own from the key.</remarks>
public sealed class Pseudonyms : IDisposable
{
    // Keeps the keyed state between tokens, where the one-shot call sets the key up again each time.
    private readonly IncrementalHash _hmac;

    public Pseudonyms(byte[] key) => _hmac = key.Length == 32
        ? IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key)
        : throw new ArgumentException($"A pseudonym key has 32 bytes, this one {key.Length}.", nameof(key));

    public const int TokenLength = 32;

    /// <summary>Writes the token of a value into <paramref name="token"/>; the kind (such as "member") keeps equal digits of different numbers apart.</summary>
    public void Write(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> value, Span<byte> token)
    {
        Span<byte> hash = stackalloc byte[32];
        _hmac.AppendData(kind);
        _hmac.AppendData([0]);
        _hmac.AppendData(value);
        _hmac.GetHashAndReset(hash);
        Convert.TryToHexStringLower(hash[..16], token, out _);
    }

    public string Token(string kind, string value)
    {
        Span<byte> token = stackalloc byte[TokenLength];
        Write(Encoding.UTF8.GetBytes(kind), Encoding.UTF8.GetBytes(value), token);
        return Encoding.ASCII.GetString(token);
    }

    /// <summary>A short token for matching: the first 8 bytes as a number, never 0, which stands for "not given".</summary>
    public long Number(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> value)
    {
        Span<byte> hash = stackalloc byte[32];
        _hmac.AppendData(kind);
        _hmac.AppendData([0]);
        _hmac.AppendData(value);
        _hmac.GetHashAndReset(hash);
        long number = BinaryPrimitives.ReadInt64BigEndian(hash);
        return number == 0 ? 1 : number;
    }

    public void Dispose() => _hmac.Dispose();
}
