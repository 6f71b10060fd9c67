namespace BhytWarehouse.SampleProvince.Claims;

/// <summary>The old Windows code page for Vietnamese: base letters of one byte, tone marks as bytes after them.</summary>
internal static class Windows1258
{
    private const string Toned =
        "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";

    private static readonly byte[] Vowels = [(byte)'a', 0xE3, 0xE2, (byte)'e', 0xEA, (byte)'i', (byte)'o', 0xF4, 0xF5, (byte)'u', 0xFD, (byte)'y'];
    private static readonly byte[] Tones = [0xCC, 0xD2, 0xDE, 0xEC, 0xF2];

    public static byte[] Encode(string text)
    {
        List<byte> bytes = new(text.Length + 1024);
        foreach (char letter in text)
        {
            int at = Toned.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
            if (letter < 128)
            {
                bytes.Add((byte)letter);
            }
            else if (at >= 0)
            {
                bytes.Add(Vowels[at / 5]);
                bytes.Add(Tones[at % 5]);
            }
            else
            {
                bytes.Add(letter switch
                {
                    'ă' or 'Ă' => 0xE3,
                    'â' or 'Â' => 0xE2,
                    'ê' or 'Ê' => 0xEA,
                    'ô' or 'Ô' => 0xF4,
                    'ơ' or 'Ơ' => 0xF5,
                    'ư' or 'Ư' => 0xFD,
                    'đ' => 0xF0,
                    'Đ' => 0xD0,
                    _ => (byte)'?',
                });
            }
        }

        return [.. bytes];
    }
}
