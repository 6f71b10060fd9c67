namespace BhytWarehouse.Jobs.Commands;

/// <summary>What `--help` says.</summary>
internal static class HelpTexts
{
    public static readonly Text Product = new(
        "BhytWarehouse: figures of social health insurance (BHYT) in one warehouse, none of them wrong silently.",
        "BhytWarehouse: số liệu bảo hiểm y tế (BHYT) trong một kho dữ liệu, không con số nào sai mà không bị phát hiện.");

    public static readonly Text Demo = new(
        "Make a synthetic province, run the whole path on it and show the figures.",
        "Tạo một tỉnh mẫu (dữ liệu tổng hợp), chạy toàn bộ quy trình và hiển thị số liệu.");

    public static readonly Text Sample = new(
        "Write the files of a synthetic province (code 00) and what they contain (truth.json).",
        "Ghi các tệp của một tỉnh mẫu (mã 00) cùng nội dung đúng của chúng (truth.json).");

    public static readonly Text Load = new(
        "Load the files of one feed: land, count, judge, deliver; publish only what balances.",
        "Nạp các tệp của một nguồn: tiếp nhận, đếm, kiểm tra, đưa vào kho; chỉ công bố khi sổ cân.");

    public static readonly Text Pull = new(
        "Bring what is new at the sources in sources.json into the drop folders.",
        "Lấy dữ liệu mới từ những nơi nêu trong sources.json vào thư mục chờ.");

    public static readonly Text PullFeed = new("Only this feed: {0}", "Chỉ nguồn này: {0}");

    public static readonly Text Serve = new(
        "Be the job host: run the timetable, and what operators ask for, until stopped.",
        "Làm máy chủ tác vụ: chạy theo lịch và theo yêu cầu của người vận hành cho đến khi dừng.");

    public static readonly Text ServeUrls = new("Where pages and health are served; http://localhost:5080 unless given.", "Nơi cung cấp các trang và tình trạng hoạt động; mặc định http://localhost:5080.");

    public static readonly Text Notices = new(
        "What is wrong now and would be told by mail or webhook.",
        "Các vấn đề hiện có và sẽ được báo qua thư điện tử hoặc webhook.");

    public static readonly Text NoticesTest = new("Send a notice on trial by every way that is configured.", "Gửi một thông báo thử qua mọi kênh đã cấu hình.");

    public static readonly Text Accounts = new(
        "Who may sign in to the pages of the job host, as what: list, add, change, disable, give a new password.",
        "Ai được đăng nhập các trang của máy chủ tác vụ, với vai trò gì: xem, thêm, sửa, khóa, cấp lại mật khẩu.");

    public static readonly Text AccountsList = new("Each account with its role, agency and area.", "Từng tài khoản cùng vai trò, cơ quan và phạm vi.");

    public static readonly Text AccountsAdd = new(
        "Make an account. Its password is typed unseen or read from standard input; its owner chooses another at the first sign-in.",
        "Tạo tài khoản. Mật khẩu được nhập không hiển thị hoặc đọc từ đầu vào chuẩn; chủ tài khoản đổi ở lần đăng nhập đầu tiên.");

    public static readonly Text AccountsChange = new("Change role, agency or area of an account, or let a disabled one sign in again; ends its sessions.", "Sửa vai trò, cơ quan hoặc phạm vi của tài khoản, hoặc mở lại tài khoản bị khóa; kết thúc các phiên của tài khoản.");

    public static readonly Text AccountsDisable = new("Let an account sign in no more; ends its sessions. Its actions stay in the log.", "Không cho tài khoản đăng nhập nữa; kết thúc các phiên. Các thao tác đã ghi vẫn còn trong nhật ký.");

    public static readonly Text AccountsPassword = new("Give an account a new password, unseen or from standard input; lifts a lock and ends its sessions.", "Cấp mật khẩu mới, nhập không hiển thị hoặc từ đầu vào chuẩn; bỏ khóa tạm thời và kết thúc các phiên.");

    public static readonly Text AccountName = new("The account: small letters, digits, dot, dash.", "Tài khoản: chữ thường, chữ số, dấu chấm, gạch nối.");

    public static readonly Text AccountRole = new("What the account is: {0}.", "Vai trò của tài khoản: {0}.");

    public static readonly Text AccountAgency = new("For whom the person works.", "Cơ quan nơi người này làm việc.");

    public static readonly Text AccountFacilities = new("Codes of the facilities that the account may see, with commas; empty for the whole province.", "Mã các cơ sở mà tài khoản được xem, cách nhau bằng dấu phẩy; để trống là toàn tỉnh.");

    public static readonly Text AccountCommunes = new("Codes of the communes that the account may see, with commas; empty for the whole province.", "Mã các xã mà tài khoản được xem, cách nhau bằng dấu phẩy; để trống là toàn tỉnh.");

    public static readonly Text AccountEnable = new("Let a disabled account sign in again.", "Cho tài khoản bị khóa đăng nhập lại.");

    public static readonly Text AccountReason = new("Why; it is kept in the log of actions.", "Lý do; được ghi vào nhật ký thao tác.");

    public static readonly Text Jobs = new(
        "The recurring jobs and their runs: list, run now, pause, resume, stop, retry, history.",
        "Các tác vụ định kỳ và lượt chạy: xem, chạy ngay, tạm dừng, tiếp tục, ngừng, chạy lại, lịch sử.");

    public static readonly Text JobsList = new("Each recurring job: hours, last and next run, whether it is paused.", "Từng tác vụ định kỳ: giờ chạy, lượt trước, lượt sau, có tạm dừng không.");

    public static readonly Text JobsRun = new("Ask for a run now; the host does it.", "Yêu cầu chạy ngay; máy chủ sẽ thực hiện.");

    public static readonly Text JobsPause = new("Make no runs of a job until it is resumed; what runs goes on.", "Không chạy tác vụ cho đến khi được tiếp tục; lượt đang chạy vẫn chạy hết.");

    public static readonly Text JobsResume = new("Let a paused job go on.", "Cho tác vụ đã tạm dừng chạy tiếp.");

    public static readonly Text JobsStop = new("Stop a run at its next safe point.", "Ngừng một lượt chạy tại điểm an toàn kế tiếp.");

    public static readonly Text JobsRetry = new("Ask once more for what a run that has ended was asked for.", "Yêu cầu chạy lại đúng việc của một lượt đã kết thúc.");

    public static readonly Text JobsHistory = new("Runs, newest first.", "Các lượt chạy, mới nhất trước.");

    public static readonly Text JobsShow = new("One run with its log.", "Một lượt chạy cùng nhật ký.");

    public static readonly Text JobsLine = new("The job, as `bhyt jobs list` names it.", "Tác vụ, theo tên trong `bhyt jobs list`.");

    public static readonly Text JobsNumber = new("The number of the run.", "Số của lượt chạy.");

    public static readonly Text JobsReason = new("Why; kept in the log of operator actions.", "Lý do; được lưu trong nhật ký thao tác.");

    public static readonly Text JobsState = new("Only runs in this state: {0}", "Chỉ các lượt ở trạng thái: {0}");

    public static readonly Text JobsFeed = new("Only runs of this feed.", "Chỉ các lượt của nguồn này.");

    public static readonly Text JobsLoad = new("Only the runs that made this load.", "Chỉ các lượt đã tạo lượt nạp này.");

    public static readonly Text JobsFacility = new("Only runs whose loads received something of this facility, or that are limited to it.", "Chỉ các lượt có lượt nạp nhận dữ liệu của cơ sở này, hoặc chỉ chạy cho cơ sở này.");

    public static readonly Text JobsMonth = new("Only runs whose loads received something of this month, or that are limited to it.", "Chỉ các lượt có lượt nạp nhận dữ liệu của tháng này, hoặc chỉ chạy cho tháng này.");

    public static readonly Text JobsFile = new("Only the runs that received this file: its SHA-256, or the first 8 digits of it or more.", "Chỉ các lượt đã nhận tệp này: mã SHA-256, hoặc ít nhất 8 ký tự đầu.");

    public static readonly Text JobsDossier = new(
        "Only the runs that received this dossier (MA_LK), as it stands, was withdrawn or is held; versions that were replaced are found by their file.",
        "Chỉ các lượt đã nhận hồ sơ này (MA_LK) đang có, đã rút hoặc đang bị giữ; bản đã bị thay thế thì tìm theo tệp.");

    public static readonly Text JobsMost = new("At most so many; 50 unless given.", "Tối đa số lượt này; mặc định 50.");

    public static readonly Text JobsBefore = new("Only runs with a smaller number: the page after.", "Chỉ các lượt có số nhỏ hơn: trang sau.");

    public static readonly Text Run = new(
        "Pull when there is a sources.json, load what lies in the drop folders, compute the figures, refresh Power BI.",
        "Lấy dữ liệu nếu có sources.json, nạp các tệp trong thư mục chờ, tính số liệu, làm mới Power BI.");

    public static readonly Text Ledger = new(
        "Show where everything received is now, and check it against the star.",
        "Cho biết mọi thứ đã nhận hiện ở đâu và đối chiếu với kho.");

    public static readonly Text Explain = new(
        "Show what a figure is, what it is computed from, and which loads and files brought that.",
        "Cho biết một con số là gì, tính từ đâu, và lượt nạp, tệp nào đã mang số liệu đến.");

    public static readonly Text Match = new(
        "Show who is held for one person and why, and decide about a link.",
        "Cho biết những ai được coi là một người và vì sao; quyết định về một liên kết.");

    public static readonly Text Quarantine = new(
        "List what is held back: by feed, rule, submitter and age, with what it would have brought.",
        "Liệt kê những gì đang bị giữ lại: theo nguồn, quy tắc, đơn vị gửi, số ngày và giá trị bị giữ.");

    public static readonly Text Rules = new(
        "List the rules of the gates: what they ask, on which law, who answers for them, what they found.",
        "Liệt kê quy tắc kiểm tra: nội dung, căn cứ pháp lý, đơn vị chịu trách nhiệm, kết quả.");

    public static readonly Text RulesFeed = new("Only this feed: {0}", "Chỉ nguồn này: {0}");

    public static readonly Text RulesCode = new("Only this rule, with all there is to tell of it.", "Chỉ quy tắc này, đầy đủ nội dung.");

    public static readonly Text QuarantineShow = new(
        "Show one held record or refused file: its rules, its place, its text with every personal value masked.",
        "Xem một bản ghi bị giữ hoặc tệp bị từ chối: quy tắc, vị trí, nội dung đã che mọi thông tin cá nhân.");

    public static readonly Text QuarantineKey = new("Its key as 'bhyt quarantine' lists it; record 0 is a refused file.", "Khóa như 'bhyt quarantine' liệt kê; bản ghi 0 là tệp bị từ chối.");

    public static readonly Text QuarantineFeedback = new(
        "Write for each submitter and feed what is wrong, where, and what to do (CSV and JSON, in Vietnamese).",
        "Ghi cho từng đơn vị gửi và nguồn: sai gì, ở đâu, cần làm gì (CSV và JSON, tiếng Việt).");

    public static readonly Text QuarantineTo = new("Folder of the feedback files; those of an earlier call are replaced.", "Thư mục các tệp phản hồi; các tệp của lần trước được thay thế.");

    public static readonly Text QuarantineReplay = new(
        "Judge held records and refused files again, after rules, code lists or registers changed.",
        "Xét lại các bản ghi bị giữ và tệp bị từ chối, sau khi quy tắc, danh mục hoặc sổ đăng ký thay đổi.");

    public static readonly Text QuarantineOverride = new(
        "Ask that one rule let one held record pass; another account approves or rejects it.",
        "Đề nghị miễn áp dụng một quy tắc cho một bản ghi bị giữ; tài khoản khác duyệt hoặc từ chối.");

    public static readonly Text OverrideRule = new("The rule that holds the record, by its code.", "Quy tắc đang giữ bản ghi, theo mã.");

    public static readonly Text OverrideNumber = new("The number that 'bhyt quarantine overrides' lists.", "Số do 'bhyt quarantine overrides' liệt kê.");

    public static readonly Text QuarantineApprove = new("Approve an override that another account asked for.", "Duyệt đề nghị miễn áp dụng do tài khoản khác lập.");

    public static readonly Text QuarantineReject = new("Reject an override.", "Từ chối đề nghị miễn áp dụng.");

    public static readonly Text QuarantineWithdraw = new("Take an override back: no later replay honours it.", "Rút đề nghị miễn áp dụng: các lần xét lại sau không áp dụng nữa.");

    public static readonly Text QuarantineOverrides = new("List all overrides with what was decided, withdrawn ones too.", "Liệt kê mọi đề nghị miễn áp dụng và quyết định, kể cả đã rút.");

    public static readonly Text QuarantineFile = new("Only this file, by its number (the middle of a key).", "Chỉ tệp này, theo số (phần giữa của khóa).");

    public static readonly Text QuarantineRule = new("Only what this rule holds or warns of, by its code.", "Chỉ những gì quy tắc này giữ hoặc cảnh báo, theo mã.");

    public static readonly Text Period = new(
        "List the closed settlement months: when, by whom, why, with what.",
        "Liệt kê các tháng quyết toán đã khóa sổ: ngày nào, ai, vì sao, số liệu gì.");

    public static readonly Text PeriodShow = new(
        "Show what a closed month was, what was added, changed and withdrawn since, and what it is now.",
        "Cho biết tháng đã khóa lúc khóa là gì, từ đó thêm, sửa, rút gì, và hiện nay là gì.");

    public static readonly Text PeriodClose = new(
        "Freeze the dossiers and figures of a settlement month; what arrives later is loaded and shows as a revision.",
        "Giữ nguyên hồ sơ và số liệu của một tháng quyết toán; số liệu đến sau vẫn được nạp và hiện thành điều chỉnh.");

    public static readonly Text PeriodReopen = new("Let a closed month be closed again; what was frozen stays.", "Cho phép khóa lại một tháng đã khóa; số liệu đã giữ không đổi.");

    public static readonly Text Withdraw = new(
        "Take dossiers out of the figures that their facility withdrew; remembered when they have not come yet.",
        "Đưa hồ sơ mà cơ sở đã rút ra khỏi số liệu; được ghi nhớ nếu hồ sơ chưa nhận.");

    public static readonly Text Actions = new("List the actions of operators: who, what, when, why.", "Liệt kê thao tác của người vận hành: ai, việc gì, lúc nào, vì sao.");

    public static readonly Text Radar = new(
        "Show what is missing, shrunken or doubled among all that should arrive: since when, how sure, what to do.",
        "Cho biết dữ liệu nào còn thiếu, hụt hoặc trùng: từ khi nào, chắc đến đâu, cần làm gì.");

    public static readonly Text RadarSince = new("Only what concerns this day or later, and alerts that closed since then too.", "Chỉ những gì liên quan từ ngày này trở đi, kể cả cảnh báo đã đóng từ ngày đó.");

    public static readonly Text RadarStrict = new("Exit code 1 when an alert is open.", "Mã thoát 1 khi còn cảnh báo mở.");

    public static readonly Text MatchLink = new("Explain this link, by its number.", "Giải thích liên kết này, theo số.");

    public static readonly Text MatchDecide = new(
        "Decide about the link: confirm, reject, or withdraw an earlier decision. Figures are computed again.",
        "Quyết định về liên kết: confirm (đúng), reject (sai) hoặc withdraw (bỏ quyết định cũ). Số liệu được tính lại.");

    public static readonly Text Signals = new(
        "Show the rules of suspicion, what each found, and which do not apply; review, try out and set them.",
        "Xem các quy tắc nghi vấn, kết quả và quy tắc không áp dụng được; xem xét, thử và đặt ngưỡng.");

    public static readonly Text SignalsShow = new("Show one rule with its legal basis, its limits and its alerts, most worth a look first.", "Xem một quy tắc: căn cứ pháp lý, ngưỡng và các cảnh báo, đáng xem trước nhất.");

    public static readonly Text SignalsReview = new("Keep what a reviewer decided about an alert; it never comes back as new.", "Lưu quyết định về một cảnh báo; cảnh báo không trở lại trạng thái mới.");

    public static readonly Text SignalsPreview = new("Try a rule, with other limits if wanted: what it would find and how that differs. Nothing is changed.", "Thử một quy tắc, có thể với ngưỡng khác: sẽ phát hiện gì và khác ra sao. Không thay đổi gì.");

    public static readonly Text SignalsBacktest = new("Try a rule over the past months, with what reviewers said of such alerts. Nothing is changed.", "Thử một quy tắc trên các tháng trước, kèm kết quả xem xét. Không thay đổi gì.");

    public static readonly Text SignalsSet = new("Change a limit of a rule from the next evaluation on; logged.", "Đổi ngưỡng của một quy tắc từ lần đánh giá sau; có ghi nhật ký.");

    public static readonly Text SignalsRule = new("Code of the rule, such as R24.", "Mã quy tắc, ví dụ R24.");

    public static readonly Text SignalsSubject = new("The alert's subject as 'bhyt signals show' lists it, such as 00001/C123.", "Đối tượng của cảnh báo như 'bhyt signals show' liệt kê, ví dụ 00001/C123.");

    public static readonly Text SignalsFacility = new("Only alerts at this facility.", "Chỉ cảnh báo tại cơ sở này.");

    public static readonly Text SignalsMonth = new("Only alerts of this month.", "Chỉ cảnh báo của tháng này.");

    public static readonly Text SignalsTop = new("How many alerts to show; {0} unless said.", "Số cảnh báo hiển thị; mặc định {0}.");

    public static readonly Text SignalsOpen = new("Show alerts about persons too; needs --reason and is logged.", "Xem cả cảnh báo liên quan đến cá nhân; cần --reason và được ghi nhật ký.");

    public static readonly Text SignalsState = new("seen, explained, false-alarm, confirmed, or new to take a decision back.", "seen, explained, false-alarm, confirmed, hoặc new để rút lại quyết định.");

    public static readonly Text SignalsRecovered = new("Đồng taken back on a confirmed alert.", "Số tiền (đồng) đã thu hồi của cảnh báo được xác nhận.");

    public static readonly Text SignalsLimit = new("A limit of the rule and its value.", "Ngưỡng của quy tắc và giá trị.");

    public static readonly Text MatchReason = new("Why; never a name or number of a person.", "Lý do; không ghi tên hay số của người nào.");

    public static readonly Text Person = new(
        "Personal data: find where a person stands, erase the person with proof, restrict to sums.",
        "Dữ liệu cá nhân: tìm nơi lưu, xóa kèm biên bản, hạn chế xử lý.");

    public static readonly Text PersonWhereUsed = new(
        "List every table and received file in which a person stands. The number is read from standard input or a prompt.",
        "Liệt kê mọi bảng và tệp đã nhận có một người. Số được đọc từ đầu vào chuẩn hoặc khi được hỏi.");

    public static readonly Text PersonEverything = new("Read the content of all received files, not only of those that hold something back.", "Đọc nội dung mọi tệp đã nhận, không chỉ tệp có phần bị giữ lại.");

    public static readonly Text PersonErase = new(
        "Forget a person for good: amounts and counts stay, nothing leads to the person any more; later files cannot bring the person back. Writes a proof.",
        "Xóa hẳn một người: số tiền và số đếm giữ nguyên, không còn gì dẫn đến người này; tệp đến sau không đưa người này trở lại. Lập biên bản.");

    public static readonly Text PersonRestrict = new("Keep a person in sums and out of every list, review and row that is shown.", "Chỉ giữ một người trong số tổng, không hiển thị trong danh sách, xem xét hay dòng nào.");

    public static readonly Text PersonUnrestrict = new("Lift the restriction of a person.", "Bỏ hạn chế xử lý đối với một người.");

    public static readonly Text PersonReference = new("The case under which this is done; never a number of a person.", "Hồ sơ yêu cầu; không ghi số của người nào.");

    public static readonly Text Retention = new("List received content that is older than it may be kept.", "Liệt kê nội dung đã nhận quá thời hạn lưu giữ.");

    public static readonly Text RetentionApply = new("Remove received content whose time has come; what it brought stays.", "Xóa nội dung đã nhận quá thời hạn; phần đã nạp vẫn giữ.");

    public static readonly Text RetentionHeld = new("Also content of which records are held back: they can then not be replayed.", "Cả nội dung có bản ghi bị giữ lại: sau đó không kiểm tra lại được.");

    public static readonly Text Doctor = new(
        "Check the installation: file, keys, landing zone, unfinished loads, settings.",
        "Kiểm tra hệ thống: tệp kho, khóa, vùng tiếp nhận, lượt nạp dở dang, thiết lập.");

    public static readonly Text Backup = new(
        "Copy warehouse, job store, landing zone and key into one folder, also while a load runs.",
        "Sao lưu kho, sổ công việc, vùng tiếp nhận và khóa vào một thư mục, kể cả khi đang nạp.");

    public static readonly Text Restore = new(
        "Put a backup back where no warehouse stands; every file is checked first.",
        "Khôi phục bản sao lưu vào nơi chưa có kho; mọi tệp đều được kiểm tra trước.");

    public static readonly Text Warehouse = new(
        "sqlite:PATH or sqlserver:CONNECTION STRING. Default: BHYT_WAREHOUSE, else sqlite:./bhyt-data/warehouse.db.",
        "sqlite:ĐƯỜNG_DẪN hoặc sqlserver:CHUỖI KẾT NỐI. Mặc định: BHYT_WAREHOUSE, nếu không có thì sqlite:./bhyt-data/warehouse.db.");

    public static readonly Text DemoWarehouse = new(
        "sqlite:PATH. Default: BHYT_WAREHOUSE, else warehouse.db in the folder of the demo. Refused when it holds real facilities.",
        "sqlite:ĐƯỜNG_DẪN. Mặc định: BHYT_WAREHOUSE, nếu không có thì warehouse.db trong thư mục chạy thử. Từ chối nếu có cơ sở thật.");

    public static readonly Text Lang = new("Language: en or vi. Default: BHYT_LANG, else en.", "Ngôn ngữ: en hoặc vi. Mặc định: BHYT_LANG, nếu không có thì en.");

    public static readonly Text Json = new("Write one JSON document to standard output and nothing else.", "Chỉ ghi một văn bản JSON ra đầu ra chuẩn.");

    public static readonly Text Strict = new("Exit with 1 also when records were quarantined.", "Trả mã 1 cả khi có bản ghi bị giữ lại.");

    public static readonly Text Help = new("Show this help.", "Hiển thị trợ giúp này.");

    public static readonly Text Version = new("Show the version.", "Hiển thị phiên bản.");

    public static readonly Text DemoDir = new("Folder of the demo. Default: ./bhyt-data/demo", "Thư mục chạy thử. Mặc định: ./bhyt-data/demo");

    public static readonly Text SampleDir = new("Folder to write to; empty, or an earlier sample.", "Thư mục ghi tệp; rỗng hoặc là tỉnh mẫu tạo trước đó.");

    public static readonly Text People = new("People of the province, 100 to 1,000,000. Default: 60000", "Số người của tỉnh, từ 100 đến 1.000.000. Mặc định: 60000");

    public static readonly Text Dossiers = new("Dossiers of care, 0 to 9,000,000. Default: 20000", "Số hồ sơ khám chữa bệnh, từ 0 đến 9.000.000. Mặc định: 20000");

    public static readonly Text Months = new("Months, 1 to 60. Default: 6", "Số tháng, từ 1 đến 60. Mặc định: 6");

    public static readonly Text Seed = new("Whole number from which everything derives; the same seed gives the same bytes. Default: 1", "Số nguyên khởi tạo; cùng một số cho ra cùng các tệp. Mặc định: 1");

    public static readonly Text Start = new("First month, yyyy-MM. Default: 2025-04", "Tháng đầu tiên, yyyy-MM. Mặc định: 2025-04");

    public static readonly Text Feed = new("The feed: {0}", "Nguồn dữ liệu: {0}");

    public static readonly Text From = new("A file, a folder tree or a .zip.", "Một tệp, một cây thư mục hoặc một tệp .zip.");

    public static readonly Text LedgerLoad = new("Only this load.", "Chỉ lượt nạp này.");

    public static readonly Text LedgerFeed = new("Only this feed.", "Chỉ nguồn này.");

    public static readonly Text LedgerMonth = new("Only this month, yyyy-MM.", "Chỉ tháng này, yyyy-MM.");

    public static readonly Text LedgerFacility = new("Only this facility, by its code.", "Chỉ cơ sở này, theo mã.");

    public static readonly Text LedgerVerify = new("Only check, from the files to the report tables; do not show the account.", "Chỉ kiểm tra, từ tệp đến bảng báo cáo, không hiển thị sổ.");

    public static readonly Text LedgerFigures = new(
        "Also show the account beyond the facts: every sum of snapshots, indicators and report tables beside what it was made of, and the control totals that Power BI is held against.",
        "Hiển thị thêm sổ sau bước dữ liệu gốc: từng tổng của bảng trung gian, chỉ số và bảng báo cáo bên cạnh nguồn của nó, cùng các tổng kiểm tra dùng để đối chiếu Power BI.");

    public static readonly Text Deep = new("Also decrypt and hash every file of the landing zone again.", "Giải mã và tính lại mã băm của mọi tệp trong vùng tiếp nhận.");

    public static readonly Text To = new("Folder to make, or a .zip to make; nothing is overwritten.", "Thư mục hoặc tệp .zip sẽ được tạo; không ghi đè.");

    public static readonly Text RestoreFrom = new("Folder or .zip that 'bhyt backup' made.", "Thư mục hoặc tệp .zip do 'bhyt backup' tạo.");

    public static readonly Text Usage = new("Usage", "Cách dùng");

    public static readonly Text CommandsTitle = new("Commands", "Các lệnh");

    public static readonly Text CommandWord = new("COMMAND", "LỆNH");

    public static readonly Text OptionsWord = new("[options]", "[tùy chọn]");

    public static readonly Text ArgumentsTitle = new("Arguments", "Đối số");

    public static readonly Text OptionsTitle = new("Options", "Tùy chọn");

    public static readonly Text ExamplesTitle = new("Examples", "Ví dụ");

    public static readonly Text ExitTitle = new("Exit codes", "Mã trả về");

    public static readonly Text ExitCodes = new("0 done, 1 failed, 2 wrong usage", "0 xong, 1 thất bại, 2 dùng sai");

    public static readonly Text Required = new("(required)", "(bắt buộc)");

    public static readonly Text MoreHelp = new("bhyt COMMAND --help tells more of a command.", "bhyt LỆNH --help cho biết thêm về một lệnh.");
}
