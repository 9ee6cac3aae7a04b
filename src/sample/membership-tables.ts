/** The tables of the membership database, as mysqldump prints them. */

export const DEFINITIONS: Record<string, string> = {
  branch:
    '  `branch_id` int NOT NULL,\n  `branch_name` varchar(80) DEFAULT NULL,\n  `region` varchar(40) DEFAULT NULL,\n  `meeting_room_postcode` varchar(10) DEFAULT NULL,\n  PRIMARY KEY (`branch_id`)',
  member: `  \`member_id\` int NOT NULL AUTO_INCREMENT,
  \`membership_no\` varchar(12) DEFAULT NULL,
  \`household_id\` int DEFAULT NULL,
  \`type\` enum('member','registered','affiliated','applicant') NOT NULL,
  \`status\` enum('active','lapsed','resigned','deceased','rejected','withdrawn') NOT NULL,
  \`title\` varchar(10) DEFAULT NULL,
  \`first_name\` varchar(60) DEFAULT NULL,
  \`surname\` varchar(80) DEFAULT NULL,
  \`known_as\` varchar(60) DEFAULT NULL,
  \`date_of_birth\` date DEFAULT NULL,
  \`gender\` char(1) DEFAULT NULL,
  \`occupation\` varchar(60) DEFAULT NULL,
  \`branch_id\` int DEFAULT NULL,
  \`joined_on\` date DEFAULT NULL,
  \`left_on\` date DEFAULT NULL,
  \`deceased_on\` date DEFAULT NULL,
  PRIMARY KEY (\`member_id\`),
  KEY \`fk_member_branch\` (\`branch_id\`),
  CONSTRAINT \`fk_member_branch\` FOREIGN KEY (\`branch_id\`) REFERENCES \`branch\` (\`branch_id\`)`,
  address:
    '  `address_id` int NOT NULL AUTO_INCREMENT,\n  `member_id` int NOT NULL,\n  `line1` varchar(80) DEFAULT NULL,\n  `line2` varchar(80) DEFAULT NULL,\n  `town` varchar(60) DEFAULT NULL,\n  `county` varchar(60) DEFAULT NULL,\n  `postcode` varchar(10) DEFAULT NULL,\n  `valid_to` date DEFAULT NULL,\n  PRIMARY KEY (`address_id`),\n  CONSTRAINT `fk_address_member` FOREIGN KEY (`member_id`) REFERENCES `member` (`member_id`)',
  contact_detail:
    "  `contact_id` int NOT NULL AUTO_INCREMENT,\n  `member_id` int NOT NULL,\n  `type` enum('email','mobile','home') NOT NULL,\n  `value` varchar(120) NOT NULL,\n  `is_preferred` tinyint(1) NOT NULL DEFAULT '0',\n  PRIMARY KEY (`contact_id`),\n  CONSTRAINT `fk_contact_member` FOREIGN KEY (`member_id`) REFERENCES `member` (`member_id`)",
  payment_mandate:
    '  `mandate_id` int NOT NULL AUTO_INCREMENT,\n  `member_id` int NOT NULL,\n  `account_name` varchar(80) DEFAULT NULL,\n  `sort_code` char(8) DEFAULT NULL,\n  `account_number` char(8) DEFAULT NULL,\n  `reference` varchar(20) DEFAULT NULL,\n  `amount_pence` int DEFAULT NULL,\n  `day_of_month` int DEFAULT NULL,\n  PRIMARY KEY (`mandate_id`),\n  CONSTRAINT `fk_mandate_member` FOREIGN KEY (`member_id`) REFERENCES `member` (`member_id`)',
  donation:
    "  `donation_id` int NOT NULL AUTO_INCREMENT,\n  `member_id` int NOT NULL,\n  `received_on` date DEFAULT NULL,\n  `amount` decimal(10,2) DEFAULT NULL,\n  `method` varchar(20) DEFAULT NULL,\n  `gift_aid` tinyint(1) DEFAULT '0',\n  PRIMARY KEY (`donation_id`),\n  KEY `member_id` (`member_id`)",
  contact_note:
    "  `note_id` int NOT NULL AUTO_INCREMENT,\n  `member_id` int NOT NULL,\n  `created_at` datetime DEFAULT NULL,\n  `channel` enum('phone','email','letter','visit') DEFAULT NULL,\n  `note` text,\n  PRIMARY KEY (`note_id`),\n  CONSTRAINT `fk_note_member` FOREIGN KEY (`member_id`) REFERENCES `member` (`member_id`)",
  web_user:
    '  `user_id` int NOT NULL AUTO_INCREMENT,\n  `member_id` int DEFAULT NULL,\n  `username` varchar(120) NOT NULL,\n  `email` varchar(120) DEFAULT NULL,\n  `password_hash` varchar(80) NOT NULL,\n  `last_login_ip` varchar(45) DEFAULT NULL,\n  `last_login_at` datetime DEFAULT NULL,\n  PRIMARY KEY (`user_id`)',
  setting: '  `name` varchar(60) NOT NULL,\n  `value` varchar(200) DEFAULT NULL,\n  PRIMARY KEY (`name`)',
}
export const DEFINED = ['branch', 'member', 'address', 'contact_detail', 'payment_mandate', 'donation', 'contact_note', 'web_user', 'setting']
export const HEAD =
  '-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)\n--\n-- Host: db2.northgate.example    Database: ha_membership\n-- ------------------------------------------------------\n-- Server version\t8.0.36\n\n/*!40101 SET NAMES utf8mb4 */;\n/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;\n\n'
