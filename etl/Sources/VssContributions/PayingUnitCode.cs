namespace BhytWarehouse.Etl.Sources.VssContributions;

/// <summary>The code of a paying unit since 08/2025: business number (10 digits) or budget-relation number (7), participant group (2 letters), industry (3 characters, may be missing).</summary>
/// <remarks>A code of another structure, as all of before 08/2025 are, is kept whole and has no parts.</remarks>
internal readonly record struct PayingUnitCode(string RegistrationNumber, string GroupCode, string IndustryCode)
{
    public static PayingUnitCode Of(string code)
    {
        int digits = code.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (digits is not (7 or 10) || code.Length - digits is not (2 or 5))
        {
            return new PayingUnitCode("", "", "");
        }

        ReadOnlySpan<char> group = code.AsSpan(digits, 2);
        ReadOnlySpan<char> industry = code.AsSpan(digits + 2);
        bool hasForm = !group.ContainsAnyExceptInRange('A', 'Z') && industry.IndexOfAny(".-_") < 0;
        return hasForm ? new PayingUnitCode(code[..digits], group.ToString(), industry.ToString()) : new PayingUnitCode("", "", "");
    }

    public bool HasParts => GroupCode.Length > 0;
}
