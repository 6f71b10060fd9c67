using System.Text;

namespace BhytWarehouse.Etl.Xml;

/// <summary>Element names as messages may show them.</summary>
internal static class XmlNames
{
    /// <summary>The name when it looks like a field of an exchange format; anything else could be a person's name put in the wrong place.</summary>
    public static string Printable(ReadOnlySpan<byte> name)
    {
        if (name.Length is 0 or > 40)
        {
            return "?";
        }

        int digits = 0;
        foreach (byte value in name)
        {
            // Nine digits in a row are no part of a name or code here; cards, BHXH, citizen and telephone numbers have them.
            digits = char.IsAsciiDigit((char)value) ? digits + 1 : 0;
            if (digits == 9)
            {
                return "?";
            }

            if (!char.IsAsciiLetterOrDigit((char)value) && value is not ((byte)'_' or (byte)'-' or (byte)'.' or (byte)':'))
            {
                return "?";
            }
        }

        return Encoding.ASCII.GetString(name);
    }
}
