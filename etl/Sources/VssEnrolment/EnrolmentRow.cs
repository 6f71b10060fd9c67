using System.Globalization;
using System.Text;

namespace BhytWarehouse.Etl.Sources.VssEnrolment;

/// <summary>One data row, its values trimmed and read; used again for every row of a file. The subject of the rules for rows.</summary>
/// <remarks>Texts are the file's bytes, one character each (Latin-1): everything that is judged is ASCII, and offsets stay exact.</remarks>
internal sealed class EnrolmentRow(DateOnly today)
{
    public const int OpenEndDateKey = 99991231;
    public const int LastDateKey = 20401231;
    private const int FirstDateKey = 19900101;

    private static readonly int BhxhNumberAt = At("SO_BHXH"), CardAt = At("MA_THE_BHYT"), CitizenIdAt = At("SO_CCCD"), BirthAt = At("NGAY_SINH"), SexAt = At("GIOI_TINH"), HouseholdAt = At("MA_HO"),
        ProvinceAt = At("MA_TINH"), CommuneAt = At("MA_XA"), FacilityAt = At("MA_DKBD"), StartAt = At("GT_THE_TU"), EndAt = At("GT_THE_DEN"), PlanAt = At("PHUONG_AN"),
        CentralAt = At("NSTW_HO_TRO"), LocalAt = At("NSDP_HO_TRO"), ExtractAt = At("NGAY_TRICH");

    private readonly string[] _texts = new string[VssEnrolmentContract.Fields.Count];

    public int TodayDateKey { get; } = DateKeyOf(today);

    public int FieldCount { get; set; }

    public int HeaderFieldCount { get; set; }

    public bool IsQuotedWell { get; set; }

    public EnrolmentRecurrence Recurrence { get; set; }

    public string BhxhNumber => _texts[BhxhNumberAt];

    public string Card => _texts[CardAt];

    public string CitizenId => _texts[CitizenIdAt];

    public string Household => _texts[HouseholdAt];

    public string ProvinceCode => _texts[ProvinceAt];

    public string CommuneCode => _texts[CommuneAt];

    public string FacilityCode => _texts[FacilityAt];

    public string Plan => _texts[PlanAt];

    public bool IsBhxhNumber => BhxhNumber.Length == 10 && IsDigits(BhxhNumber);

    public bool IsCard => Card.Length == 15 && char.IsAsciiLetterUpper(Card[0]) && char.IsAsciiLetterUpper(Card[1]) && Card[2] is >= '1' and <= '5' && IsDigits(Card.AsSpan(3));

    public bool IsCitizenId => CitizenId.Length == 12 && IsDigits(CitizenId);

    /// <summary>1, 2 or 3; 0 when the code is another.</summary>
    public int Sex => _texts[SexAt] is ['1' or '2' or '3'] sex ? sex[0] - '0' : 0;

    /// <summary>0 when the birth date cannot be read.</summary>
    public int BirthYear { get; private set; }

    /// <summary>The birth date as far as it is known: yyyymmdd or yyyy0000; 0 when it cannot be read.</summary>
    public int BirthKey { get; private set; }

    /// <summary>0 when it cannot be read, as for the other days.</summary>
    public int StartDateKey { get; private set; }

    public int EndDateKey { get; private set; }

    /// <summary>The last day as written names a day beyond the calendar of the warehouse.</summary>
    public bool EndsBeyondCalendar { get; private set; }

    public int ExtractDateKey { get; private set; }

    /// <summary>Null when it cannot be read; an empty field is no support.</summary>
    public long? CentralHundredths { get; private set; }

    public long? LocalHundredths { get; private set; }

    /// <summary>Whether the text of the contract's field at the position is within its length.</summary>
    public bool IsWithinLength(string field) => _texts[At(field)].Length <= VssEnrolmentContract.Fields[At(field)].Length;

    /// <summary>Takes over the values of a row, in the order of the contract.</summary>
    public void Take(Func<int, string> textOf)
    {
        for (int position = 0; position < _texts.Length; position++)
        {
            _texts[position] = textOf(position);
        }

        Recurrence = EnrolmentRecurrence.First;
        BirthKey = ReadBirth(_texts[BirthAt]);
        BirthYear = BirthKey / 10_000;
        StartDateKey = InCalendar(ReadDate(_texts[StartAt]));
        int end = _texts[EndAt].Length == 0 ? OpenEndDateKey : ReadDate(_texts[EndAt]);
        EndsBeyondCalendar = end is > LastDateKey and < OpenEndDateKey;
        EndDateKey = end > LastDateKey ? OpenEndDateKey : end;
        ExtractDateKey = InCalendar(ReadDate(_texts[ExtractAt]));
        CentralHundredths = ReadHundredths(_texts[CentralAt]);
        LocalHundredths = ReadHundredths(_texts[LocalAt]);
    }

    /// <summary>Appends every value with its field's position, for the comparison of two rows.</summary>
    public void AppendContent(StringBuilder content)
    {
        foreach (string text in _texts)
        {
            content.Append(text).Append('\u0001');
        }
    }

    /// <summary>A wrong value for a message: short codes and dates as they are, anything that could be a name or a person's number only by its shape.</summary>
    public string Shown(string field)
    {
        int position = At(field);
        string text = _texts[position];
        if (text.Length == 0)
        {
            return "nothing";
        }

        bool isHarmless = (text.Length <= 8 && text.All(letter => char.IsAsciiDigit(letter) || letter is '-' or '/' or '.')) || (text.Length <= 2 && text.All(char.IsAsciiLetterUpper));
        return isHarmless && !VssEnrolmentContract.Fields[position].IsPersonal ? $"'{text}'" : $"{text.Length} bytes of the shape {Shape(text)}";
    }

    internal static int DateKeyOf(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;

    private static string Shape(string text) =>
        string.Concat(text.Take(24).Select(letter => char.IsAsciiDigit(letter) ? '9' : char.IsAsciiLetter(letter) ? 'A' : letter > '\u007e' ? '*' : letter)) + (text.Length > 24 ? "…" : "");

    private static int At(string field) => VssEnrolmentContract.PositionOf(field);

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static int InCalendar(int dateKey) => dateKey is >= FirstDateKey and <= LastDateKey ? dateKey : 0;

    private static int ReadDate(string text) =>
        text.Length == 8 && IsDigits(text) && DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? DateKeyOf(day) : 0;

    private static int ReadBirth(string text)
    {
        bool isYearOnly = text.Length == 4 || (text.Length == 8 && text.EndsWith("0000", StringComparison.Ordinal));
        if (!isYearOnly)
        {
            return ReadDate(text);
        }

        return IsDigits(text) ? int.Parse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture) * 10_000 : 0;
    }

    private static long? ReadHundredths(string text)
    {
        if (text.Length == 0)
        {
            return 0;
        }

        return text.Length <= 18 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out decimal amount)
            && decimal.Truncate(amount * 100) == amount * 100 && Math.Abs(amount) < 1_000_000_000_000_000m
            ? (long)(amount * 100)
            : null;
    }
}
