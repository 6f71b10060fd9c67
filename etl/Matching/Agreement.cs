using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Matching;

/// <summary>How two identities agree, field by field: the whole of what a link rests on.</summary>
public readonly record struct Agreement(NameLevel Name, BirthLevel Birth, NumberLevel CitizenId, NumberLevel InsuranceNumber, SexLevel Sex, PlaceLevel Place)
{
    /// <summary>All words of the names agree, whatever became of marks and order.</summary>
    public bool IsWholeName => Name is >= NameLevel.AsWritten and <= NameLevel.Reordered;

    /// <summary>Birth dates that agree as far as both are known.</summary>
    public bool IsBirthEqual => Birth is BirthLevel.Day or BirthLevel.YearOnlyBoth or BirthLevel.YearOnlyOne;

    /// <summary>Beyond doubt without looking for others: the number, all words of the name and the birth date agree.</summary>
    public bool IsSure => CitizenId == NumberLevel.Equal && IsWholeName && IsBirthEqual;

    /// <summary>Whether the two may be one person though that person already has an identity in the same register.</summary>
    /// <remarks>Twins agree in birth date, household, family and middle name, and their citizen ids follow each other. So a second identity needs the same number, or the given name with no number that speaks against it.</remarks>
    public bool MayBeSecondIdentity => CitizenId switch
    {
        NumberLevel.Equal or NumberLevel.OldEqual => Name is not (NameLevel.FamilyAndMiddle or NameLevel.OnePart or NameLevel.Different or NameLevel.OtherMarks) || (IsBirthEqual && Sex != SexLevel.Different),
        NumberLevel.Unknown or NumberLevel.EndEqual or NumberLevel.Reordered => HasGivenName,
        // One person in five hundred shares a piece with a namesake by chance.
        NumberLevel.OnePieceWrong => HasGivenName && Place is not (PlaceLevel.OtherCommune or PlaceLevel.OtherHousehold),
        _ => IsWholeName && Name != NameLevel.OtherMarks && Birth == BirthLevel.Day && Place == PlaceLevel.Household,
    };

    // What twins never share.
    private bool HasGivenName => Name is >= NameLevel.AsWritten and <= NameLevel.MiddleAndGiven and not NameLevel.OtherMarks;

    /// <summary>The level of a field as the number of its enumeration.</summary>
    public int LevelOf(MatchField field) => field switch
    {
        MatchField.Name => (int)Name,
        MatchField.Birth => (int)Birth,
        MatchField.CitizenId => (int)CitizenId,
        MatchField.InsuranceNumber => (int)InsuranceNumber,
        MatchField.Sex => (int)Sex,
        _ => (int)Place,
    };

    /// <param name="place">Worked out by the caller: it takes other people's links.</param>
    public static Agreement Of(in IdentityRecord one, in IdentityRecord other, PlaceLevel place)
    {
        NameLevel name = NameOf(one.Tokens, other.Tokens);
        NumberLevel citizenId = CitizenOf(one.Tokens, other.Tokens);
        // Numbers that follow each other and given names that differ are what twins have: the nearness of the numbers then says nothing for one person.
        if (citizenId == NumberLevel.OnePieceWrong && name is (NameLevel.OtherMarks or NameLevel.GivenAlike or NameLevel.FamilyAndMiddle))
        {
            citizenId = NumberLevel.Different;
        }

        return new Agreement(name, BirthOf(one, other), citizenId, InsuranceOf(one.Tokens, other.Tokens), SexOf(one.Sex, other.Sex), place);
    }

    private static NameLevel NameOf(in MatchTokens one, in MatchTokens other)
    {
        if (one[MatchToken.NameWritten] == 0 || other[MatchToken.NameWritten] == 0)
        {
            return NameLevel.Unknown;
        }

        if (MatchTokens.Agree(one, other, MatchToken.NameSorted))
        {
            return MatchTokens.Agree(one, other, MatchToken.NameWritten) ? NameLevel.AsWritten
                : MatchTokens.Agree(one, other, MatchToken.NameFolded) ? (IsWithoutMarks(one) || IsWithoutMarks(other) ? NameLevel.Folded : NameLevel.OtherMarks)
                : MatchTokens.Agree(one, other, MatchToken.NameSkeleton) ? NameLevel.Skeleton : NameLevel.Reordered;
        }

        bool family = MatchTokens.Agree(one, other, MatchToken.FamilyName);
        bool given = MatchTokens.Agree(one, other, MatchToken.GivenName);
        bool middle = one[MatchToken.MiddleName] == other[MatchToken.MiddleName];
        bool hasMiddle = middle && one[MatchToken.MiddleName] != 0;
        if (MatchTokens.Agree(one, other, MatchToken.NameLetters))
        {
            return NameLevel.SameLetters;
        }

        bool initials = MatchTokens.Agree(one, other, MatchToken.Initials);
        return (family, middle, given) switch
        {
            (true, _, true) => one[MatchToken.MiddleName] == 0 || other[MatchToken.MiddleName] == 0 ? NameLevel.MiddleMissing : initials ? NameLevel.MiddleAlike : NameLevel.FamilyAndGiven,
            (_, true, true) => initials ? NameLevel.FamilyAlike : NameLevel.MiddleAndGiven,
            (true, true, _) => MatchTokens.Agree(one, other, MatchToken.GivenStart) || MatchTokens.Agree(one, other, MatchToken.GivenEnd) ? NameLevel.GivenAlike : NameLevel.FamilyAndMiddle,
            _ => initials ? NameLevel.Initials : family || given || hasMiddle ? NameLevel.OnePart : NameLevel.Different,
        };
    }

    private static bool IsWithoutMarks(in MatchTokens tokens) => tokens[MatchToken.NameWritten] == tokens[MatchToken.NameFolded];

    private static BirthLevel BirthOf(in IdentityRecord one, in IdentityRecord other)
    {
        if (one.BirthYear == 0 || other.BirthYear == 0)
        {
            return BirthLevel.Unknown;
        }

        bool hasDay = one.Tokens[MatchToken.BirthDate] != 0;
        bool otherHasDay = other.Tokens[MatchToken.BirthDate] != 0;
        if (!hasDay || !otherHasDay)
        {
            return one.BirthYear != other.BirthYear ? BirthLevel.Different : hasDay || otherHasDay ? BirthLevel.YearOnlyOne : BirthLevel.YearOnlyBoth;
        }

        return MatchTokens.Agree(one.Tokens, other.Tokens, MatchToken.BirthDate) ? BirthLevel.Day
            : MatchTokens.Agree(one.Tokens, other.Tokens, MatchToken.BirthYearUnordered) ? BirthLevel.DayMonthSwapped
            : MatchTokens.Agree(one.Tokens, other.Tokens, MatchToken.BirthYearMonth) ? BirthLevel.DayWrong
            : MatchTokens.Agree(one.Tokens, other.Tokens, MatchToken.BirthYearDay) ? BirthLevel.MonthWrong
            : MatchTokens.Agree(one.Tokens, other.Tokens, MatchToken.BirthMonthDay) && IsOneDigit(one.BirthYear, other.BirthYear) ? BirthLevel.YearDigitWrong
            : one.BirthYear == other.BirthYear ? BirthLevel.Year : BirthLevel.Different;
    }

    private static bool IsOneDigit(int one, int other)
    {
        int different = 0;
        for (int rest = 0; rest < 4; rest++, one /= 10, other /= 10)
        {
            different += one % 10 == other % 10 ? 0 : 1;
        }

        return different == 1;
    }

    private static NumberLevel CitizenOf(in MatchTokens one, in MatchTokens other)
    {
        if (one[MatchToken.CitizenId] == 0 || other[MatchToken.CitizenId] == 0)
        {
            return MatchTokens.Agree(one, other, MatchToken.OldId) ? NumberLevel.OldEqual : NumberLevel.Unknown;
        }

        if (one[MatchToken.CitizenId] == other[MatchToken.CitizenId])
        {
            return NumberLevel.Equal;
        }

        bool start = MatchTokens.Agree(one, other, MatchToken.CitizenStart);
        bool middle = MatchTokens.Agree(one, other, MatchToken.CitizenMiddle);
        bool end = MatchTokens.Agree(one, other, MatchToken.CitizenEnd);
        return middle && end ? NumberLevel.EndEqual : MatchTokens.Agree(one, other, MatchToken.CitizenSorted) ? NumberLevel.Reordered : start && (middle || end) ? NumberLevel.OnePieceWrong : NumberLevel.Different;
    }

    private static NumberLevel InsuranceOf(in MatchTokens one, in MatchTokens other) =>
        one[MatchToken.InsuranceNumber] == 0 || other[MatchToken.InsuranceNumber] == 0 ? NumberLevel.Unknown
        : one[MatchToken.InsuranceNumber] == other[MatchToken.InsuranceNumber] ? NumberLevel.Equal
        : MatchTokens.Agree(one, other, MatchToken.InsuranceStart) || MatchTokens.Agree(one, other, MatchToken.InsuranceEnd) ? NumberLevel.OnePieceWrong : NumberLevel.Different;

    private static SexLevel SexOf(int one, int other) =>
        one is not (1 or 2) || other is not (1 or 2) ? SexLevel.Unknown : one == other ? SexLevel.Equal : SexLevel.Different;
}
