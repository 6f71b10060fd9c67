using System.Text.RegularExpressions;

namespace BhytWarehouse.Etl.Quarantine;

/// <summary>What the gates say they found, in Vietnamese; a sentence that is not among these stays as it was written.</summary>
public static class FoundText
{
    private static readonly (Regex English, string Vietnamese)[] Sentences =
    [
        Sentence("nothing", "để trống"),
        Sentence(@"(\d+) characters of the shape (.*)", "$1 ký tự dạng $2"),
        Sentence("an amount of 9 digits or more instead of ([-0-9.]+)", "một số tiền từ 9 chữ số trở lên, lẽ ra $1"),
        Sentence("([-0-9.]+) instead of an amount of 9 digits or more", "$1, lẽ ra một số tiền từ 9 chữ số trở lên"),
        Sentence("([-0-9.]+) instead of ([-0-9.]+)", "$1, lẽ ra $2"),
        Sentence("another combination", "một tổ hợp khác"),
        Sentence("an earlier row of the file with the same values", "một dòng trước đó của tệp có cùng giá trị"),
        Sentence("another row of the file with the same key, but other values", "một dòng khác của tệp có cùng khóa nhưng giá trị khác"),
        Sentence("the same number twice in the file, .*", "cùng một mã xuất hiện hai lần trong tệp, cho người khác, lượt khám khác hoặc nội dung khác ở cùng tình trạng thanh toán"),
        Sentence(@"(\d+) fields, the header has (\d+)", "dòng có $1 cột, tiêu đề có $2 cột"),
        Sentence("a quotation mark inside a field", "dấu nháy kép nằm trong một ô"),
        Sentence(@"(\d+) declared, (\d+) found", "khai báo $1, đếm được $2"),
        Sentence("an empty file", "tệp rỗng"),
        Sentence("white space only", "tệp chỉ có khoảng trắng"),
        Sentence("no data row", "không có dòng số liệu"),
        Sentence(@"(\d+) columns, without (.*)", "$1 cột, thiếu $2"),
        Sentence(@"a day with the month first, (.*)", "ngày viết tháng trước, $1"),
        Sentence(@"a number of (\d+) digits; leading zeros are lost.*", "một số có $1 chữ số; số 0 ở đầu bị mất nếu cột không định dạng văn bản"),
        Sentence(@"the error (\S+) of a formula", "lỗi công thức $1"),
        Sentence(@"at byte (\d+): (.*)", "tại byte $1: $2"),
        Sentence(@"no ([A-Z_]+)", "không có $1"),
        Sentence(@"a second ([A-Z_0-9]+)", "$1 lần thứ hai"),
        Sentence(@"another ([A-Z_]+)", "một $1 khác"),
        Sentence(@"(.+) instead of at most (.+)", "$1, tối đa được phép $2"),
        Sentence(@"(.+) instead of (.+)", "$1, đúng ra là $2"),
        Sentence(@"(\d+) minutes with ([\d.]+) bed-days", "$1 phút nằm viện với $2 ngày giường"),
        Sentence(@"([\d.]+) bed-days in (\d+) minutes", "$1 ngày giường trong $2 phút"),
        Sentence(@"([\d.]+) bed-days in (\d+) days", "$1 ngày giường trong $2 ngày điều trị"),
        Sentence(@"(\d+) repetitions", "lặp lại $1 lần"),
        Sentence(@"(\d+) codes", "$1 mã"),
        Sentence(@"(\d+) of (\d+) rows with another number of fields", "$1 trên $2 dòng có số cột khác tiêu đề"),
    ];

    public static string InVietnamese(string found)
    {
        foreach ((Regex english, string vietnamese) in Sentences)
        {
            Match match = english.Match(found);
            if (match.Success)
            {
                return match.Result(vietnamese);
            }
        }

        return found;
    }

    private static (Regex, string) Sentence(string english, string vietnamese) => (new Regex($"^{english}$", RegexOptions.CultureInvariant | RegexOptions.Singleline), vietnamese);
}
