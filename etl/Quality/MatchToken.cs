namespace BhytWarehouse.Etl.Quality;

/// <summary>The keyed tokens that stand for one identity when registers are compared. Two identities agree in a token or not; how near two different ones are cannot be seen, so nearness is given by tokens of parts.</summary>
/// <remarks>
/// A single slip leaves some part whole, and that part still agrees: a wrong letter leaves two of three parts of the name, a wrong day leaves year and month, a wrong digit leaves other pieces of the number.
/// Bloom filters of letter pairs would show nearness finer and are left out: names have been read back from them. Frequent parts (a family name) can be guessed from how often
/// their token occurs, so tables of tokens belong to the matching role alone.
/// </remarks>
public enum MatchToken : byte
{
    /// <summary>The name as written, evened by <see cref="PersonName"/>: NGUYỄN VĂN MẪU.</summary>
    NameWritten,

    /// <summary>Without tone marks and hooks: NGUYEN VAN MAU. Made as <see cref="NameWritten"/> is, so the two are equal where the name came without marks.</summary>
    NameFolded,

    /// <summary>Folded, and without what Telex or VNI keys leave behind: double letters, W F J Z, S X R behind the first letter, digits.</summary>
    NameSkeleton,

    /// <summary>The skeleton's words in alphabetical order: family and given name may have changed places.</summary>
    NameSorted,

    /// <summary>All letters of the skeleton in alphabetical order: two letters, or two words, may have changed places.</summary>
    NameLetters,

    /// <summary>First word of the skeleton.</summary>
    FamilyName,

    /// <summary>Words between the first and the last.</summary>
    MiddleName,

    /// <summary>Last word.</summary>
    GivenName,

    /// <summary>First two letters of the given name.</summary>
    GivenStart,

    /// <summary>Last two letters of the given name.</summary>
    GivenEnd,

    /// <summary>First letters of all words, in alphabetical order.</summary>
    Initials,

    BirthDate,

    /// <summary>Month and day: the year may be wrong.</summary>
    BirthMonthDay,

    /// <summary>Year and month: the day may be wrong.</summary>
    BirthYearMonth,

    /// <summary>Year and day: the month may be wrong.</summary>
    BirthYearDay,

    /// <summary>Year with day and month in rising order: they may have changed places.</summary>
    BirthYearUnordered,

    /// <summary>All twelve digits.</summary>
    CitizenId,

    /// <summary>Digits 1 to 6: province, century with sex, year.</summary>
    CitizenStart,

    /// <summary>Digits 7 to 9.</summary>
    CitizenMiddle,

    /// <summary>Digits 10 to 12.</summary>
    CitizenEnd,

    /// <summary>The twelve digits in rising order: two may have changed places.</summary>
    CitizenSorted,

    /// <summary>Nine digits of the identity card before 2016, or a letter and seven digits of a passport.</summary>
    OldId,

    /// <summary>Ten digits of the BHXH number, taken from the card where the number itself is missing.</summary>
    InsuranceNumber,

    /// <summary>Digits 1 to 5.</summary>
    InsuranceStart,

    /// <summary>Digits 6 to 10.</summary>
    InsuranceEnd,
}
