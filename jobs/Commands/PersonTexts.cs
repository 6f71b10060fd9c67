using BhytWarehouse.Etl.Privacy;

namespace BhytWarehouse.Jobs.Commands;

/// <summary>What is told of where a person stands, and in proofs.</summary>
internal static class PersonTexts
{
    public static readonly Text Prompt = new("Card, BHXH or citizen number (it is not shown): ", "Số thẻ, số BHXH hoặc số định danh (không hiển thị): ");

    public static readonly Text NotANumber = new(
        "What was read is no card (15 characters), BHXH number (10 digits) or citizen number (12 digits, or 9). Write it on standard input or at the prompt; it is never an argument.",
        "Nội dung nhận được không phải số thẻ (15 ký tự), số BHXH (10 chữ số) hay số định danh (12 hoặc 9 chữ số). Nhập qua đầu vào chuẩn hoặc khi được hỏi; không bao giờ là tham số.");

    public static readonly Text Tables = new("Tables that hold the person", "Các bảng có người này");

    public static readonly Text NoRow = new("No table holds the person.", "Không bảng nào có người này.");

    public static readonly Text Files = new("Received files in which the person stands", "Các tệp đã nhận có người này");

    public static readonly Text NoFile = new("No file that was looked at holds the person.", "Không tệp nào đã xem có người này.");

    public static readonly Text Table = new("table", "bảng");

    public static readonly Text By = new("by", "theo");

    public static readonly Text Rows = new("rows", "số dòng");

    public static readonly Text From = new("from", "từ");

    public static readonly Text To = new("to", "đến");

    public static readonly Text FileName = new("file", "tệp");

    public static readonly Text FileHash = new("SHA-256", "SHA-256");

    public static readonly Text ReceivedOn = new("received", "ngày nhận");

    public static readonly Text FoundBy = new("found by", "tìm thấy qua");

    public static readonly Text EndsOn = new("kept until", "giữ đến");

    public static readonly Text Removed = new("content removed", "nội dung đã xóa");

    public static readonly Text Held = new("Held back with this number: {0} (bhyt quarantine show KEY)", "Đang bị giữ lại và có số này: {0} (bhyt quarantine show KEY)");

    public static readonly Text Uncertain = new(
        "{0} more numbers stand beside this person's and may be somebody else's (a typing error, or a link not yet decided): they were left out. Decide with bhyt match.",
        "{0} số khác đứng cạnh số của người này và có thể của người khác (gõ nhầm hoặc liên kết chưa quyết định): không tính đến. Quyết định bằng bhyt match.");

    public static readonly Text NotRead = new(
        "{0} files were read through, {1} were not: they hold nothing back, and rows tell of what was loaded from them. --everything reads all (older versions of a record are found only so).",
        "Đã đọc nội dung {0} tệp, {1} tệp chưa đọc: không có gì bị giữ lại, còn phần đã nạp thì các dòng cho biết. --everything đọc tất cả (chỉ cách đó mới thấy các bản cũ của hồ sơ).");

    public static readonly Text ReadAll = new("{0} files were read through, in {1}.", "Đã đọc nội dung {0} tệp, trong {1}.");

    public static readonly Text IsErased = new("Erased on {1}, case {0}: what comes later is counted under nobody.", "Đã xóa ngày {1}, hồ sơ {0}: số liệu đến sau được tính mà không gắn với ai.");

    public static readonly Text IsRestricted = new("Restricted since {1}, case {0}: in sums only.", "Hạn chế xử lý từ {1}, hồ sơ {0}: chỉ có trong số tổng.");

    public static readonly Text NowRestricted = new("Restricted. The person stays in sums and is in no list, review or row that is shown.", "Đã hạn chế xử lý. Người này vẫn có trong số tổng và không xuất hiện trong danh sách, xem xét hay dòng nào được hiển thị.");

    public static readonly Text NowUnrestricted = new("The restriction is lifted.", "Đã bỏ hạn chế xử lý.");

    public static readonly Text NotRestricted = new("This person is not restricted.", "Người này không bị hạn chế xử lý.");

    public static readonly Text NotKnown = new(
        "Nothing is known of this number. It is now on the list of what is kept out.",
        "Không có dữ liệu về số này. Số này từ nay nằm trong danh sách không được lưu.");

    public static readonly Text Unbalanced = new(
        "The ledger shows {0} differences: nothing may be erased from a warehouse that does not balance. See bhyt ledger --verify.",
        "Sổ cái có {0} chênh lệch: không được xóa gì khỏi kho đang lệch. Xem bhyt ledger --verify.");

    public static readonly Text Done = new("Erased. The proof: {0} (SHA-256 {1})", "Đã xóa. Biên bản: {0} (SHA-256 {1})");

    public static readonly Text StillThere = new(
        "{0} rows still hold the person after the erasure. The proof says where: {1}. Report it; what was done stands.",
        "Sau khi xóa vẫn còn {0} dòng có người này. Biên bản ghi rõ ở đâu: {1}. Hãy báo lại; phần đã xóa giữ nguyên.");

    public static readonly Text RestrictedRow = new(
        "Restricted people are shown in sums only: this row is one of them. Lift the restriction first (bhyt person unrestrict).",
        "Người bị hạn chế xử lý chỉ có trong số tổng: dòng này thuộc về một người như vậy. Bỏ hạn chế trước (bhyt person unrestrict).");

    public static readonly Text HiddenLinks = new("{0} links of restricted people are not shown.", "Không hiển thị {0} liên kết của người bị hạn chế xử lý.");

    public static readonly Text ErasedRecord = new("The record is of a person who was erased: its content is not shown.", "Bản ghi thuộc về người đã được xóa: nội dung không hiển thị.");

    public static readonly Text ProofTitle = new("PROOF OF ERASURE OF A PERSON'S DATA", "BIÊN BẢN XÓA DỮ LIỆU CÁ NHÂN");

    public static readonly Text ProofCase = new("Case {0}, {1} (UTC), by {2}. Reason: {3}", "Hồ sơ {0}, {1} (UTC), người thực hiện {2}. Lý do: {3}");

    public static readonly Text ProofSoftware = new("Warehouse with key {0}, schema {1}.", "Kho có khóa {0}, lược đồ {1}.");

    public static readonly Text ProofBefore = new("Rows that held the person before", "Các dòng có người này trước khi xóa");

    public static readonly Text ProofChanged = new("What was done: rows forgotten, rows that stand under nobody", "Đã làm: số dòng bị xóa, số dòng còn lại không gắn với ai");

    public static readonly Text ProofChange = new("{0}: {1} forgotten, {2} under nobody", "{0}: xóa {1}, không gắn với ai {2}");

    public static readonly Text ProofSums = new(
        "Amounts, numbers of rows and of people of all facts were compared before and after, and are equal; the ledger balances.",
        "Đã so sánh số tiền, số dòng và số người của mọi bảng dữ kiện trước và sau: bằng nhau; sổ cái cân.");

    public static readonly Text ProofFigures = new(
        "Figures that changed, as the person's sex, age, household or place are unknown now: {0}",
        "Số liệu thay đổi vì giới tính, tuổi, hộ hoặc nơi của người này nay không rõ: {0}");

    public static readonly Text ProofFigure = new("{0}, month {1}: numerator {2} → {3}, denominator {4} → {5}", "{0}, tháng {1}: tử số {2} → {3}, mẫu số {4} → {5}");

    public static readonly Text ProofAfter = new("Looked for again after the erasure: {0} rows in {1} tables.", "Tìm lại sau khi xóa: {0} dòng trong {1} bảng.");

    public static readonly Text ProofFiles = new(
        "Received files that still hold the person, encrypted, and the first day on which retention removes each ({0})",
        "Các tệp đã nhận còn chứa người này, đã mã hóa, và ngày đầu tiên được xóa theo thời hạn lưu giữ ({0})");

    public static readonly Text ProofFile = new("{0}  {1}  received {2}, ends {3}", "{0}  {1}  nhận {2}, hết hạn {3}");

    public static readonly Text ProofRemains = new(
        "What remains: the rows of facts with their amounts, days, facilities and numbers of dossiers, under a member without number, name, sex, birth or place; a keyed token of a token in the list that keeps the person out; the files above; backups taken before (erase again after restoring one).",
        "Còn lại: các dòng dữ kiện với số tiền, ngày, cơ sở và mã hồ sơ, gắn với một thành viên không số, không tên, không giới tính, năm sinh hay nơi ở; một mã có khóa trong danh sách ngăn dữ liệu người này trở lại; các tệp nêu trên; các bản sao lưu trước đó (khôi phục rồi thì phải xóa lại).");

    public static readonly Text ProofHash = new("SHA-256 of the JSON beside this text: {0}", "SHA-256 của tệp JSON kèm theo: {0}");

    public static Text Of(string foundBy) => foundBy switch
    {
        "Rows" => new("rows", "các dòng"),
        "Content" => new("content", "nội dung"),
        _ => new("rows, content", "các dòng, nội dung"),
    };
}
