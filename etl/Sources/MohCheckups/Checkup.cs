using System.Globalization;
using BhytWarehouse.Etl.Quality;

namespace BhytWarehouse.Etl.Sources.MohCheckups;

/// <summary>The fields of one check-up, as its documents gave them.</summary>
/// <param name="EnvelopeFacility">MACSKCB of the envelope.</param>
internal sealed class Checkup(CodeListRegister codeLists, int todayKey, string envelopeFacility)
{
    private readonly Dictionary<(int Document, string Field), string> _values = [];

    public int TodayKey { get; } = todayKey;

    public string EnvelopeFacility { get; } = envelopeFacility;

    /// <summary>The value of a field; empty where it is missing or broke a rule of its own.</summary>
    public string this[int document, string field] => _values.GetValueOrDefault((document, field), "");

    public string Number => this[2, "MA_LK"];

    public string Facility => this[2, "MA_CSKCB"];

    public string LocationNumber => this[2, "MA_GTIN_CSKCB"];

    public string CareType => this[2, "MA_LOAI_KCB"];

    public string HealthClass => this[8, "PHAN_LOAI_SK"];

    public int StartDateKey => DayOf(this[2, "NGAY_VAO"]);

    public int EndDateKey => DayOf(this[2, "NGAY_RA"]);

    public bool HasCareType => codeLists.OrEmpty("CareType").Holds(CareType, EndDateKey);

    public bool HasLocationNumber => IsDigits(LocationNumber, 13) && LocationNumber.Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 1 : 3)).Sum() % 10 == 0;

    public int Sex => this[1, "GIOI_TINH"] is [var digit] && char.IsAsciiDigit(digit) ? digit - '0' : 0;

    public string Commune => IsDigits(this[1, "MAXA_CU_TRU"], 5) ? this[1, "MAXA_CU_TRU"] : "";

    public string CitizenNumber => IsDigits(this[1, "SO_CCCD"], 12) ? this[1, "SO_CCCD"] : "";

    /// <summary>Ten digits: the end of the first card, or the number alone.</summary>
    public string InsuranceNumber
    {
        get
        {
            string card = this[1, "MA_THE_BHYT"].Split(';')[0].Trim();
            string number = card.Length == 15 ? card[5..] : card;
            return IsDigits(number, 10) ? number : "";
        }
    }

    /// <summary>0 where it is missing or cannot be.</summary>
    public int BirthYear =>
        this[1, "NGAY_SINH"] is { Length: >= 4 } birth && int.TryParse(birth.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out int year) && year >= 1880 && (EndDateKey == 0 || year <= EndDateKey / 10_000) ? year : 0;

    public void Set(int document, string field, string value) => _values[(document, field)] = value;

    /// <summary>yyyymmdd of a day that exists, else 0.</summary>
    public static int DayOf(string text) =>
        text.Length is 8 or 12
        && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
        && DateOnly.TryParseExact(text.AsSpan(0, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
        && (text.Length == 8 || (string.CompareOrdinal(text[8..10], "24") < 0 && string.CompareOrdinal(text[10..], "60") < 0))
        && day.Year is >= 1850 and <= 2100
            ? (day.Year * 10_000) + (day.Month * 100) + day.Day
            : 0;

    private static bool IsDigits(string text, int length) => text.Length == length && !text.AsSpan().ContainsAnyExceptInRange('0', '9');
}
