using System.Runtime.CompilerServices;

namespace BhytWarehouse.Etl.Quality;

/// <summary>The match tokens of one identity; 0 is "not given". All that is left of name, birth date and numbers behind the gate.</summary>
[InlineArray(Count)]
public struct MatchTokens : IEquatable<MatchTokens>
{
    public const int Count = (int)MatchToken.InsuranceEnd + 1;

    private long _first;

    public long this[MatchToken token]
    {
        readonly get => ((ReadOnlySpan<long>)this)[(int)token];
        set => ((Span<long>)this)[(int)token] = value;
    }

    /// <summary>Whether both have the token and it is the same.</summary>
    public static bool Agree(in MatchTokens one, in MatchTokens other, MatchToken token) => one[token] != 0 && one[token] == other[token];

    public readonly bool Equals(MatchTokens other) => ((ReadOnlySpan<long>)this).SequenceEqual(other);

    public override readonly bool Equals(object? obj) => obj is MatchTokens other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(this[MatchToken.CitizenId], this[MatchToken.NameWritten], this[MatchToken.BirthDate]);

    public static bool operator ==(MatchTokens left, MatchTokens right) => left.Equals(right);

    public static bool operator !=(MatchTokens left, MatchTokens right) => !left.Equals(right);
}
