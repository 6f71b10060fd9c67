using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace BhytWarehouse.Etl.Quality;

/// <summary>Turns numbers of persons into keyed tokens (HMAC-SHA-256, first 16 bytes, 32 lower-case hexadecimal digits): equal numbers stay equal, and nobody without the key comes back.</summary>
/// <remarks>
/// Every number of every feed passes here, so this is where a person whom the warehouse was told to forget becomes anonymous again: the token of an erased number is replaced by one that begins
/// with <see cref="AnonymousMark"/>, always by the same, so that what comes later of the person is counted once and under nobody's name.
/// Not safe for several threads at once; each reader makes its own from the key.
/// </remarks>
public sealed class Pseudonyms : IDisposable
{
    // Keeps the keyed state between tokens, where the one-shot call sets the key up again each time.
    private readonly IncrementalHash _hmac;
    private readonly IReadOnlySet<UInt128> _erased;

    /// <param name="erased">Tombstones of the numbers that the warehouse must not hold; null for none.</param>
    public Pseudonyms(byte[] key, IReadOnlySet<UInt128>? erased = null)
    {
        _hmac = key.Length == 32
            ? IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key)
            : throw new ArgumentException($"A pseudonym key has 32 bytes, this one {key.Length}.", nameof(key));
        _erased = erased ?? FrozenSet<UInt128>.Empty;
    }

    public const int TokenLength = 32;

    /// <summary>First letter of the token of an erased person: no hexadecimal digit, so no number has such a token.</summary>
    public const char AnonymousMark = 'x';

    public static bool IsAnonymous(string token) => token.StartsWith(AnonymousMark);

    /// <summary>Writes the token of a value into <paramref name="token"/>; the kind (such as "member") keeps equal digits of different numbers apart.</summary>
    public void Write(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> value, Span<byte> token)
    {
        Keyed(kind, value, token);
        if (_erased.Count > 0 && _erased.Contains(Tombstone(token)))
        {
            Anonymous(token, token);
        }
    }

    /// <summary>The tombstone that keeps a token out: a token of the token, so that the list of the erased names nobody whom another table names.</summary>
    public UInt128 Tombstone(ReadOnlySpan<byte> token)
    {
        Span<byte> hash = stackalloc byte[32];
        Hash("tombstone"u8, token, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <summary>The token under which an erased person goes on to be counted.</summary>
    public string AnonymousOf(string token)
    {
        if (token.Length == 0 || IsAnonymous(token))
        {
            return token;
        }

        Span<byte> anonymous = stackalloc byte[TokenLength];
        Anonymous(Encoding.ASCII.GetBytes(token), anonymous);
        return Encoding.ASCII.GetString(anonymous);
    }

    /// <summary>Whether the number is one that the warehouse must not hold.</summary>
    public bool IsErased(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> value)
    {
        if (_erased.Count == 0 || value.IsEmpty)
        {
            return false;
        }

        Span<byte> token = stackalloc byte[TokenLength];
        Keyed(kind, value, token);
        return _erased.Contains(Tombstone(token));
    }

    private void Keyed(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> value, Span<byte> token)
    {
        Span<byte> hash = stackalloc byte[32];
        Hash(kind, value, hash);
        Convert.TryToHexStringLower(hash[..16], token, out _);
    }

    private void Anonymous(ReadOnlySpan<byte> token, Span<byte> anonymous)
    {
        Keyed("anonymous"u8, token, anonymous);
        anonymous[0] = (byte)AnonymousMark;
    }

    private void Hash(ReadOnlySpan<byte> kind, ReadOnlySpan<byte> value, Span<byte> hash)
    {
        _hmac.AppendData(kind);
        _hmac.AppendData([0]);
        _hmac.AppendData(value);
        _hmac.GetHashAndReset(hash);
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
        Hash(kind, value, hash);
        long number = BinaryPrimitives.ReadInt64BigEndian(hash);
        return number == 0 ? 1 : number;
    }

    public void Dispose() => _hmac.Dispose();
}
