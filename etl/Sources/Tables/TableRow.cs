using System.Text;
using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources.Tables;

/// <summary>One row of a table, its values read; the same object serves every row of a file. The subject of a feed's rules and the source of its derived columns.</summary>
/// <remarks>A field that the layout lacks, an empty one and one that could not be read give '' or 0; a name that no layout of the feed has throws.</remarks>
public sealed class TableRow
{
    private readonly TableContract _contract;
    private readonly Pseudonyms _pseudonyms;
    private MatchTokenWriter? _matchTokens;
    private TableLayout _layout;
    private string[] _texts;
    private long[] _numbers;
    private ValueState[] _states;

    internal TableRow(TableContract contract, DateOnly today, Pseudonyms pseudonyms)
    {
        _contract = contract;
        _pseudonyms = pseudonyms;
        Today = (today.Year * 10_000) + (today.Month * 100) + today.Day;
        _layout = contract.Layouts[0];
        _texts = [];
        _numbers = [];
        _states = [];
        Begin(_layout);
    }

    /// <summary>The code of the layout in which the row came.</summary>
    public string Layout => _layout.Code;

    /// <summary>The day of the load in Viet Nam, yyyymmdd.</summary>
    public int Today { get; }

    /// <summary>The heading of the block of rows in which this one stands (see <see cref="TableFeed.Blocks"/>); empty above the first and in feeds without blocks.</summary>
    public string Block { get; internal set; } = "";

    public bool IsEmpty(string field) => At(field) is not { } position || _states[position] == ValueState.Empty;

    public string Text(string field) => At(field) is { } position && _states[position] == ValueState.Read ? _texts[position] : "";

    /// <summary>yyyymmdd; of a birth date of which only the year is known yyyy0000.</summary>
    public int DateKey(string field) => (int)Number(field);

    /// <summary>yyyymm, also of a date.</summary>
    public int MonthKey(string field) => At(field) is { } position && _layout.Fields[position].Kind != TableFieldKind.Month ? (int)(Number(field) / 100) : (int)Number(field);

    /// <summary>The year, also of a date or month.</summary>
    public int Year(string field) => (int)(At(field) is { } position ? Number(field) / _layout.Fields[position].Kind switch
    {
        TableFieldKind.Date or TableFieldKind.BirthDate => 10_000,
        TableFieldKind.Month => 100,
        _ => 1,
    } : 0);

    /// <summary>An amount in hundredths of đồng.</summary>
    public long Hundredths(string field) => Number(field);

    public long Thousandths(string field) => Number(field);

    /// <summary>A count, also a flag (0 or 1) and a code of sex.</summary>
    public long Count(string field) => Number(field);

    /// <summary>The keyed pseudonym of one or several values together, '' when all are empty; names count in capitals and with single spaces.</summary>
    /// <param name="kind">What the number is, such as "card": equal kinds and values give equal tokens in every feed.</param>
    public string Token(string kind, params ReadOnlySpan<string> fields)
    {
        StringBuilder value = new();
        foreach (string field in fields)
        {
            value.Append(value.Length > 0 || field != fields[0] ? "|" : "").Append(Matched(field));
        }

        return value.ToString().AsSpan().Trim('|').IsEmpty ? "" : _pseudonyms.Token(kind, value.ToString());
    }

    /// <summary>The packed match tokens of the person in the row (<see cref="Quality.MatchTokens.Pack"/>): all that is kept of name, birth date and numbers for telling who is who.</summary>
    /// <param name="insuranceNumber">Empty where the register knows none, as the card.</param>
    public string MatchTokens(string name, string birth, string citizenId, string insuranceNumber = "", string card = "") =>
        (_matchTokens ??= new MatchTokenWriter(_pseudonyms)).Write(
            Text(name), DateKey(birth), Text(citizenId), insuranceNumber.Length == 0 ? "" : Text(insuranceNumber), card.Length == 0 ? "" : Text(card)).Pack();

    internal TableLayout CurrentLayout => _layout;

    internal void Begin(TableLayout layout)
    {
        _layout = layout;
        if (_texts.Length != layout.Fields.Count)
        {
            _texts = new string[layout.Fields.Count];
            _numbers = new long[layout.Fields.Count];
            _states = new ValueState[layout.Fields.Count];
        }

        Array.Fill(_texts, "");
        Array.Clear(_numbers);
        Array.Clear(_states);
        Block = "";
    }

    internal ValueState Take(int position, TableCell cell, bool countsFrom1904) =>
        _states[position] = TableValues.Read(_layout.Fields[position], cell, countsFrom1904, out _texts[position], out _numbers[position]);

    internal ValueState StateAt(int position) => _states[position];

    internal string TextAt(int position) => _texts[position];

    internal long NumberAt(int position) => _states[position] == ValueState.Read ? _numbers[position] : 0;

    /// <summary>The value has to be left out: it is a number of a person in a wrong form.</summary>
    internal void Drop(int position) => (_states[position], _texts[position], _numbers[position]) = (ValueState.Empty, "", 0);

    /// <summary>A value for a message: short codes, figures and dates as they are, anything that could be a name or a person's number only by its shape.</summary>
    internal string Shown(string field) => At(field) is { } position ? Shown(_layout.Fields[position], _texts[position]) : "nothing";

    internal static string Shown(TableField field, string text)
    {
        if (text.Length == 0)
        {
            return "nothing";
        }

        bool isHarmless = (text.Length <= 8 && text.All(letter => char.IsAsciiDigit(letter) || letter is '-' or '/' or '.' or ',')) || (text.Length <= 2 && text.All(char.IsAsciiLetterUpper))
            || (text.Length == 10 && text.Count(letter => letter is '/' or '-') == 2 && text.All(letter => char.IsAsciiDigit(letter) || letter is '-' or '/'))
            || (text[0] == '#' && text.Length <= 10);
        return isHarmless && !field.IsPersonal ? $"'{text}'" : $"{text.Length} characters of the shape {Shape(text)}";
    }

    private static string Shape(string text) =>
        string.Concat(text.Take(24).Select(letter => char.IsAsciiDigit(letter) ? '9' : char.IsAsciiLetter(letter) ? 'A' : letter > '\u007e' ? '*' : letter)) + (text.Length > 24 ? "…" : "");

    private string Matched(string field)
    {
        if (At(field) is not { } position || _states[position] != ValueState.Read)
        {
            return "";
        }

        return MatchedAt(position);
    }

    internal string MatchedAt(int position) => _layout.Fields[position].Kind switch
    {
        TableFieldKind.PersonName => Normalised(_texts[position]),
        TableFieldKind.Text or TableFieldKind.Code or TableFieldKind.Digits or TableFieldKind.Card or TableFieldKind.BhxhNumber or TableFieldKind.CitizenId => _texts[position],
        _ => _numbers[position].ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static string Normalised(string name)
    {
        byte[] source = Encoding.UTF8.GetBytes(name);
        byte[] target = new byte[(source.Length * 3) + 32];
        return Encoding.UTF8.GetString(target, 0, PersonName.Normalise(source, target));
    }

    private long Number(string field) => At(field) is { } position ? NumberAt(position) : 0;

    private int? At(string field)
    {
        int position = _layout.PositionOf(field);
        if (position >= 0)
        {
            return position;
        }

        return _contract.FieldNames.Contains(field) ? null : throw new ArgumentException($"No layout of the feed has a field '{field}'.", nameof(field));
    }
}
